// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CommandLineRun.h"

#include <QJsonDocument>
#include <QProcessEnvironment>

namespace semblance::test {

QJsonObject Outcome::json() const { return QJsonDocument::fromJson(output).object(); }

QByteArray Outcome::describe() const {
  return "status " + QByteArray::number(status) + "\nstdout: " + output + "\nstderr: " + errors;
}

QString commandLineProgram() { return QString(SEMBLANCE_BINARY_DIR) + "/bin/semblance-cli"; }

void startCommandLine(QProcess& process, const QStringList& arguments, const QString& home) {
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("XDG_DATA_HOME", home);
  environment.remove("SEMBLANCE_MODELS");
  process.setProcessEnvironment(environment);
  process.start(commandLineProgram(), arguments);
}

Outcome finish(QProcess& process) {
  Outcome outcome;
  const bool ended = process.waitForFinished(120000);
  if (ended && process.exitStatus() == QProcess::NormalExit) outcome.status = process.exitCode();
  outcome.output = process.readAllStandardOutput();
  outcome.errors = process.readAllStandardError();
  return outcome;
}

Outcome runCommandLine(const QStringList& arguments, const QString& home) {
  QProcess process;
  startCommandLine(process, arguments, home);
  return finish(process);
}

}  // namespace semblance::test
