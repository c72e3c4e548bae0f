// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTest>
#include <csignal>

#include "TestRecordings.h"

/// Several real processes of semblance-cli on the loopback interface train one model.
class DistributedTrainingTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void twoProcessesLearnLikeOne();
  void aProcessThatDiesStopsTheOther();
  void aProcessThatHangsStopsTheOther();
  void aProcessThatNeverComesIsExplained();
  void interruptingOneStopsBothAndBothResume();
  void senselessPlacesAreExplained_data();
  void senselessPlacesAreExplained();

 private:
  struct Trainer : QProcess {
    QByteArray errors;
    void readUntil(const QByteArray& text);
    bool finishes(int milliseconds);
  };
  static QString freePort();
  QString file(const QString& name) const {
    return QString::fromStdString(recordings_.root().string()) + "/" + name;
  }
  void writeConfig(const QString& name, int steps, int timeoutSeconds) const;
  void start(Trainer& trainer, const QString& config, const QString& output, int rank, int count,
             const QString& port, const QStringList& more = {}) const;
  QJsonObject report(const QString& name) const;

  TestRecordings recordings_;
};

void DistributedTrainingTest::Trainer::readUntil(const QByteArray& text) {
  setReadChannel(QProcess::StandardError);
  for (int i = 0; i < 120 && !errors.contains(text) && state() != QProcess::NotRunning; ++i) {
    waitForReadyRead(1000);
    errors += readAllStandardError();
  }
}

bool DistributedTrainingTest::Trainer::finishes(int milliseconds) {
  const bool ended = waitForFinished(milliseconds);
  errors += readAllStandardError();
  return ended;
}

QString DistributedTrainingTest::freePort() {
  QTcpServer server;
  server.listen(QHostAddress::LocalHost);
  return QString::number(server.serverPort());
}

void DistributedTrainingTest::writeConfig(const QString& name, int steps, int timeoutSeconds) const {
  const QString text =
      QString(R"({"root": ".", "train_list": "list.txt", "valid_list": "list.txt", "sample_rates": [24000],
                  "examples": 20, "valid_examples": 10, "steps": %1, "steps_per_validation": 5, "batch": 8,
                  "batch_parts": 2, "width": 8, "hidden": 16, "threads": 1, "device": "cpu",
                  "process_timeout": %2})")
          .arg(steps)
          .arg(timeoutSeconds);
  recordings_.writeText(name.toStdString(), text.toStdString());
}

void DistributedTrainingTest::start(Trainer& trainer, const QString& config, const QString& output, int rank,
                                    int count, const QString& port, const QStringList& more) const {
  auto environment = QProcessEnvironment::systemEnvironment();
  if (count > 1) {
    environment.insert("RANK", QString::number(rank));
    environment.insert("WORLD_SIZE", QString::number(count));
    environment.insert("MASTER_ADDR", "127.0.0.1");
    environment.insert("MASTER_PORT", port);
  }
  trainer.setProcessEnvironment(environment);
  trainer.start(QString(SEMBLANCE_BINARY_DIR) + "/bin/semblance-cli",
                QStringList{"train", file(config), "-o", file(output)} + more);
}

QJsonObject DistributedTrainingTest::report(const QString& name) const {
  QFile json(file(name));
  return json.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(json.readAll()).object() : QJsonObject();
}

void DistributedTrainingTest::initTestCase() {
  recordings_.write("a.wav", TestRecordings::lively(11.5, 24000, 150.0), 24000);
  recordings_.write("b.wav", TestRecordings::lively(11.5, 24000, 320.0), 24000);
  recordings_.writeText("list.txt", "a.wav\nb.wav\n");
  writeConfig("short.json", 20, 120);
  writeConfig("long.json", 1000000, 120);
  writeConfig("impatient.json", 1000000, 5);
}

void DistributedTrainingTest::twoProcessesLearnLikeOne() {
  Trainer alone;
  start(alone, "short.json", "alone.safetensors", 0, 1, {}, {"--json", file("alone.report")});
  QVERIFY2(alone.finishes(200000) && alone.exitCode() == 0, alone.errors);
  const QString port = freePort();
  Trainer first, second;
  start(first, "short.json", "pair.safetensors", 0, 2, port, {"--json", file("pair.report")});
  start(second, "short.json", "not-written.safetensors", 1, 2, port, {"--json", file("not-written.report")});
  QVERIFY2(first.finishes(200000) && first.exitCode() == 0, first.errors);
  QVERIFY2(second.finishes(20000) && second.exitCode() == 0, second.errors);

  const QJsonObject one = report("alone.report");
  const QJsonObject two = report("pair.report");
  QVERIFY(one.contains("valid_loss"));
  for (const char* loss : {"train_loss", "valid_loss", "best_valid_loss"}) {
    const double expected = one[loss].toDouble();
    QVERIFY2(
        std::abs(two[loss].toDouble() - expected) < 1e-3 * std::abs(expected),
        qPrintable(QString("%1: %2 alone, %3 in two").arg(loss).arg(expected).arg(two[loss].toDouble())));
  }
  QVERIFY(!QFile::exists(file("not-written.safetensors")));
  QVERIFY(!QFile::exists(file("not-written.report")));
}

void DistributedTrainingTest::aProcessThatDiesStopsTheOther() {
  const QString port = freePort();
  Trainer first, second;
  start(first, "long.json", "dying.safetensors", 0, 2, port);
  start(second, "long.json", "dying.safetensors", 1, 2, port);
  first.readUntil("step ");
  QVERIFY2(first.state() == QProcess::Running, first.errors);
  second.kill();
  QVERIFY(second.finishes(20000));
  QVERIFY2(first.finishes(60000), first.errors);
  QCOMPARE(first.exitCode(), 1);
  QVERIFY2(first.errors.contains("another training process has ended"), first.errors);
  QVERIFY(QFile::exists(file("dying.safetensors.checkpoint")));
}

void DistributedTrainingTest::aProcessThatHangsStopsTheOther() {
  const QString port = freePort();
  Trainer first, second;
  start(first, "impatient.json", "hanging.safetensors", 0, 2, port);
  start(second, "impatient.json", "hanging.safetensors", 1, 2, port);
  first.readUntil("step ");
  QVERIFY2(first.state() == QProcess::Running, first.errors);
  ::kill(static_cast<pid_t>(second.processId()), SIGSTOP);
  QVERIFY2(first.finishes(60000), first.errors);
  second.kill();
  QVERIFY(second.finishes(20000));
  QCOMPARE(first.exitCode(), 1);
  QVERIFY2(first.errors.contains("does not answer"), first.errors);
}

void DistributedTrainingTest::aProcessThatNeverComesIsExplained() {
  Trainer first;
  start(first, "impatient.json", "lonely.safetensors", 0, 2, freePort());
  QVERIFY2(first.finishes(60000), first.errors);
  QCOMPARE(first.exitCode(), 1);
  QVERIFY2(first.errors.contains("Cannot join the other training processes"), first.errors);
  QVERIFY(!QFile::exists(file("lonely.safetensors")));
}

void DistributedTrainingTest::interruptingOneStopsBothAndBothResume() {
  const QString port = freePort();
  Trainer first, second;
  start(first, "long.json", "both.safetensors", 0, 2, port);
  start(second, "long.json", "both.safetensors", 1, 2, port);
  first.readUntil("step ");
  QVERIFY2(first.state() == QProcess::Running, first.errors);
  ::kill(static_cast<pid_t>(second.processId()), SIGINT);
  QVERIFY2(first.finishes(60000) && second.finishes(60000), first.errors + second.errors);
  QCOMPARE(first.exitCode(), 130);
  QCOMPARE(second.exitCode(), 130);

  const QString next = freePort();
  Trainer third, fourth;
  start(third, "long.json", "both.safetensors", 0, 2, next, {"--resume"});
  start(fourth, "long.json", "both.safetensors", 1, 2, next, {"--resume"});
  third.readUntil("step ");
  const QByteArray errors = third.errors;
  const bool running = third.state() == QProcess::Running;
  third.kill();
  fourth.kill();
  QVERIFY(third.finishes(20000) && fourth.finishes(20000));
  QVERIFY2(running && errors.contains("step "), errors);
  QVERIFY2(!errors.contains("step 5/"), errors);  // went on, did not start again
}

void DistributedTrainingTest::senselessPlacesAreExplained_data() {
  QTest::addColumn<QStringList>("variables");
  QTest::addColumn<QByteArray>("says");
  const auto row = [](const char* name, const QStringList& variables, const QByteArray& says) {
    QTest::newRow(name) << variables << says;
  };
  row("size", {"WORLD_SIZE=two"}, "WORLD_SIZE");
  row("rank missing", {"WORLD_SIZE=2", "MASTER_ADDR=localhost", "MASTER_PORT=29500"}, "RANK");
  row("rank too large", {"WORLD_SIZE=2", "RANK=2", "MASTER_ADDR=localhost", "MASTER_PORT=29500"}, "RANK");
  row("address", {"WORLD_SIZE=2", "RANK=0", "MASTER_PORT=29500"}, "MASTER_ADDR");
  row("port", {"WORLD_SIZE=2", "RANK=0", "MASTER_ADDR=localhost", "MASTER_PORT=http"}, "MASTER_PORT");
}

void DistributedTrainingTest::senselessPlacesAreExplained() {
  QFETCH(QStringList, variables);
  QFETCH(QByteArray, says);
  Trainer trainer;
  auto environment = QProcessEnvironment::systemEnvironment();
  for (const QString& variable : variables)
    environment.insert(variable.section('=', 0, 0), variable.section('=', 1));
  trainer.setProcessEnvironment(environment);
  trainer.start(QString(SEMBLANCE_BINARY_DIR) + "/bin/semblance-cli",
                {"train", file("short.json"), "-o", file("senseless.safetensors")});
  QVERIFY(trainer.finishes(60000));
  QCOMPARE(trainer.exitCode(), 1);
  QVERIFY2(trainer.errors.contains(says), trainer.errors);
}

QTEST_GUILESS_MAIN(DistributedTrainingTest)
#include "DistributedTrainingTest.moc"
