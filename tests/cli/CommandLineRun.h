// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace semblance::test {

/// What a finished `semblance-cli` left behind.
struct Outcome {
  int status = -1;  ///< exit status; -1: it crashed or did not end
  QByteArray output;
  QByteArray errors;
  QJsonObject json() const;     ///< of the whole standard output; empty if that is not one JSON document
  QByteArray describe() const;  ///< for failure messages
};

/// The real program of this build.
QString commandLineProgram();

/// Starts it with the user's data folder moved to `home`, so that tests see no models of the user.
void startCommandLine(QProcess& process, const QStringList& arguments, const QString& home);

Outcome finish(QProcess& process);
Outcome runCommandLine(const QStringList& arguments, const QString& home);

}  // namespace semblance::test
