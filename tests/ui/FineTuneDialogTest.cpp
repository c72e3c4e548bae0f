// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTuneDialog.h"

#include <torch/torch.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>
#include <QUrl>

#include "WindowUnderTest.h"
#include "base/AtomicFile.h"
#include "finetuning/ModelFiles.h"
#include "finetuning/OutcomePage.h"
#include "finetuning/RecordingsPage.h"
#include "finetuning/RunPage.h"
#include "learning/Model.h"
#include "learning/TestRecordings.h"
#include "learning/Trainer.h"
#include "theme/Theme.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::find;
namespace fs = std::filesystem;

/// Generous: machines are busy at times, and this trains.
#define WITHIN_MINUTES(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 240000)

/// The dialog driven as a user does, with a small network on made-up recordings.
class FineTuneDialogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void nothingReadableIsExplained();
  void foldersWithoutSoundAreRefused();
  void tooLittleSaysHowMuchIsNeeded();
  void foldersCanBeRemoved();
  void namesAreChecked();
  void wholeWayToAKeptModel();
  void cancelLeavesNothing();
  void comparisonCanBeLeftOut();
  void interruptedWorkGoesOn();
  void oneWindowAtATime();

 private:
  static void click(QWidget& parent, const char* name) {
    auto* button = find<QPushButton>(parent, name);
    QVERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
  }
  /// Answers the question that the dialog asks next.
  static void answerNext(const char* button) {
    auto* timer = new QTimer(qApp);
    timer->setInterval(10);
    connect(timer, &QTimer::timeout, timer, [timer, button] {
      QWidget* box = QApplication::activeModalWidget();
      auto* wanted = box ? box->findChild<QPushButton*>(QString::fromLatin1(button)) : nullptr;
      if (!wanted) return;
      timer->stop();
      timer->deleteLater();
      QTest::mouseClick(wanted, Qt::LeftButton);
    });
    timer->start();
  }
  static void drop(QWidget& target, const fs::path& folder) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(toQString(folder))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &dropped);
  }
  std::unique_ptr<FineTuneDialog> makeDialog() const {
    auto dialog = std::make_unique<FineTuneDialog>(availableModels(), work());
    dialog->show();
    return dialog;
  }
  static QString problemOf(FineTuneDialog& dialog) {
    const auto* label = find<QLabel>(dialog, "fineTuneProblem");
    return label->isVisible() ? label->text() : QString();
  }
  /// Up to the plan of a short run with the small model.
  void planned(FineTuneDialog& dialog, const char* name, double minutes = 0.05) const {
    drop(*dialog.findChild<RecordingsPage*>(), path("library"));
    WITHIN_MINUTES(dialog.project().enoughMaterial());
    click(dialog, "forwardFineTuning");
    auto* base = find<QComboBox>(dialog, "baseModel");
    base->setCurrentIndex(base->findData(QStringLiteral("tiny")));
    Q_EMIT base->activated(base->currentIndex());
    dialog.project().setMinutes(minutes);  // 0.05: as few steps as there can be
    auto* edit = find<QLineEdit>(dialog, "modelName");
    edit->selectAll();
    QTest::keyClicks(edit, QString::fromLatin1(name));
    WITHIN_MINUTES(dialog.project().canStart());
  }

  fs::path path(const std::string& name) const { return recordings_.root() / name; }
  fs::path work() const { return path("state/fine-tuning"); }
  fs::path own(const std::string& name) const { return ownModelsFolder() / (name + ".safetensors"); }

  TestRecordings recordings_;
};

void FineTuneDialogTest::initTestCase() {
  QCoreApplication::setOrganizationName(QStringLiteral("semblance-test"));
  QCoreApplication::setApplicationName(QStringLiteral("fine-tune-test"));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, toQString(path("settings")));
  qputenv("XDG_DATA_HOME", path("data").string().c_str());
  applyTheme(*qApp, ThemeKind::Dark);
  for (int i = 0; i < 8; ++i)
    recordings_.write("library/" + std::to_string(i) + ".wav",
                      TestRecordings::lively(16.0, 24000, 120.0 + 70.0 * i), 24000);
  fs::create_directories(ownModelsFolder());
  Model base = newModel({8, 1, 1, 16}, 7);
  base.card["sample_rates"] = "[24000]";
  QVERIFY(saveModel(base, own("tiny")));
}

void FineTuneDialogTest::init() {
  fs::remove_all(path("state"));
  QTest::failOnWarning(QRegularExpression(QStringLiteral("QPainter")));
}

void FineTuneDialogTest::nothingReadableIsExplained() {
  fs::create_directories(path("bad"));
  QVERIFY(replaceFile(path("bad/no.wav"), "no sound at all"));
  recordings_.write("bad/short.wav", TestRecordings::lively(2.0, 24000, 300.0), 24000);
  recordings_.write("bad/silent.wav", std::vector<float>(24000 * 14, 0.0f), 24000);
  const auto dialog = makeDialog();
  QVERIFY(!find<QPushButton>(*dialog, "forwardFineTuning")->isEnabled());
  drop(*dialog->findChild<RecordingsPage*>(), path("bad"));
  WITHIN_MINUTES(dialog->project().library().has_value());
  const auto* files = find<QTreeWidget>(*dialog, "libraryFiles");
  QCOMPARE(files->topLevelItemCount(), 3);
  QStringList reasons;
  for (int row = 0; row < 3; ++row) reasons << files->topLevelItem(row)->text(2);
  const QString all = reasons.join(QLatin1Char('\n'));
  QVERIFY2(all.contains(QStringLiteral("too short")) && all.contains(QStringLiteral("silent")),
           qPrintable(all));
  QVERIFY2(!files->topLevelItem(0)->text(2).isEmpty(), qPrintable(all));
  QVERIFY(find<QLabel>(*dialog, "librarySummary")->text().contains(QStringLiteral("Unusable files: 3")));
  QVERIFY(!problemOf(*dialog).isEmpty());
  QVERIFY(!find<QPushButton>(*dialog, "forwardFineTuning")->isEnabled());
}

void FineTuneDialogTest::foldersWithoutSoundAreRefused() {
  fs::create_directories(path("empty"));
  const auto dialog = makeDialog();
  dialog->project().addFolders({path("empty")});
  WITHIN_MINUTES(!dialog->project().scanJob().running());
  QVERIFY2(problemOf(*dialog).contains(QStringLiteral("no sound file")), qPrintable(problemOf(*dialog)));
  dialog->project().addFolders({path("nowhere")});
  WITHIN_MINUTES(problemOf(*dialog).contains(QStringLiteral("nowhere")));
  QVERIFY(!find<QPushButton>(*dialog, "forwardFineTuning")->isEnabled());
}

void FineTuneDialogTest::tooLittleSaysHowMuchIsNeeded() {
  for (int i = 0; i < 2; ++i)
    recordings_.write("few/" + std::to_string(i) + ".wav",
                      TestRecordings::lively(14.0, 24000, 200.0 + 90.0 * i), 24000);
  const auto dialog = makeDialog();
  drop(*dialog->findChild<RecordingsPage*>(), path("few"));
  WITHIN_MINUTES(dialog->project().library().has_value());
  QVERIFY2(problemOf(*dialog).contains(QStringLiteral("at least 5 recordings")),
           qPrintable(problemOf(*dialog)));
  QVERIFY(!find<QPushButton>(*dialog, "forwardFineTuning")->isEnabled());
  drop(*dialog->findChild<RecordingsPage*>(), path("library"));
  WITHIN_MINUTES(dialog->project().enoughMaterial());
  QVERIFY(problemOf(*dialog).isEmpty());
  QVERIFY(find<QPushButton>(*dialog, "forwardFineTuning")->isEnabled());
}

void FineTuneDialogTest::foldersCanBeRemoved() {
  const auto dialog = makeDialog();
  drop(*dialog->findChild<RecordingsPage*>(), path("library"));
  drop(*dialog->findChild<RecordingsPage*>(), path("library"));  // known already
  auto* folders = find<QListWidget>(*dialog, "libraryFolders");
  QCOMPARE(folders->count(), 1);
  QVERIFY(!find<QPushButton>(*dialog, "removeFolder")->isEnabled());
  folders->setCurrentRow(0);
  click(*dialog, "removeFolder");
  QCOMPARE(folders->count(), 0);
  QVERIFY(!dialog->project().scanJob().running());
  QCOMPARE(find<QTreeWidget>(*dialog, "libraryFiles")->topLevelItemCount(), 0);
}

void FineTuneDialogTest::namesAreChecked() {
  const auto dialog = makeDialog();
  planned(*dialog, "fresh");
  auto* forward = find<QPushButton>(*dialog, "forwardFineTuning");
  auto* problem = find<QLabel>(*dialog, "modelNameProblem");
  QVERIFY(forward->isEnabled() && problem->text().isEmpty());
  auto* edit = find<QLineEdit>(*dialog, "modelName");
  for (const char* bad : {"tiny", "default", "a/b", "../x", "a.b", ""}) {
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, QString::fromLatin1(bad));
    QVERIFY2(!forward->isEnabled() && !problem->text().isEmpty(), bad);
  }
}

void FineTuneDialogTest::wholeWayToAKeptModel() {
  const auto base = *readFile(own("tiny"));
  const auto dialog = makeDialog();
  QSignalSpy kept(dialog.get(), &FineTuneDialog::kept);
  planned(*dialog, "mine");
  QCOMPARE(find<QListWidget>(*dialog, "planCompared")->count(), 1);
  QVERIFY(find<QLabel>(*dialog, "planTrained")->text().contains(QStringLiteral("6 recordings")));
  QVERIFY(find<QLabel>(*dialog, "planTime")->text().startsWith(QStringLiteral("about")));
  click(*dialog, "forwardFineTuning");
  QVERIFY(dialog->project().stage() == FineTuneStage::Running);

  WITHIN_MINUTES(!dialog->project().run().losses().empty());
  click(*dialog, "pauseFineTuning");
  QCOMPARE(find<QLabel>(*dialog, "runStage")->text(), QStringLiteral("Paused"));
  const auto fraction = [&] { return dialog->project().run().status().fraction; };
  double before = -1.0;
  for (int wait = 0; wait < 60 && before != fraction(); ++wait) {  // the step that is at work ends
    before = fraction();
    QTest::qWait(700);
  }
  QCOMPARE(fraction(), before);
  click(*dialog, "pauseFineTuning");
  WITHIN_MINUTES(dialog->project().stage() == FineTuneStage::Outcome);

  QVERIFY(dialog->findChild<RunPage*>()->plot().bestStep() >= 0.0);
  QVERIFY(dialog->project().run().losses().size() > 3);
  const QString verdict = find<QLabel>(*dialog, "fineTuneVerdict")->text();
  QVERIFY2(
      verdict.startsWith(QStringLiteral("Better on ")) && verdict.contains(QStringLiteral("of 1 held-back")),
      qPrintable(verdict));
  QCOMPARE(find<QTreeWidget>(*dialog, "comparedRecordings")->topLevelItemCount(), 1);
  QVERIFY(!fs::exists(own("mine")));  // not among the models before it is kept

  // Before and after: the pair is made; without a sound device a sentence says so.
  OutcomePage& outcome = *dialog->findChild<OutcomePage*>();
  click(*dialog, "auditionPlay");
  WITHIN_MINUTES(!outcome.audition().preparing());
  QVERIFY(outcome.audition().pair().has_value());
  QVERIFY(outcome.audition().playing() || !find<QLabel>(*dialog, "auditionText")->text().isEmpty());
  click(*dialog, "hearBefore");
  QVERIFY(outcome.audition().heard() == Heard::Base);

  // A models folder that cannot be written to: the model stays, and it can be tried again.
  const fs::path aside = path("aside");
  fs::rename(ownModelsFolder(), aside);
  QVERIFY(replaceFile(ownModelsFolder(), "in the way"));
  click(*dialog, "forwardFineTuning");
  QVERIFY2(problemOf(*dialog).contains(toQString(ownModelsFolder())), qPrintable(problemOf(*dialog)));
  QVERIFY(dialog->isVisible() && kept.isEmpty());
  fs::remove(ownModelsFolder());
  fs::rename(aside, ownModelsFolder());
  find<QCheckBox>(*dialog, "useModel")->setChecked(false);
  click(*dialog, "forwardFineTuning");
  QCOMPARE(kept.count(), 1);
  QCOMPARE(kept.first().first().toString(), QStringLiteral("mine"));
  QCOMPARE(kept.first().last().toBool(), false);
  QVERIFY(!dialog->isVisible());
  const auto model = loadModel(own("mine"));
  QVERIFY2(model.has_value(), model ? "" : model.error().message.c_str());
  QCOMPARE(model->card.at("name"), std::string("mine"));
  QCOMPARE(model->card.at("base_model"), std::string("tiny"));
  QVERIFY(model->card.contains("held_back"));
  QVERIFY(!fs::exists(work()));
  QCOMPARE(*readFile(own("tiny")), base);
}

void FineTuneDialogTest::cancelLeavesNothing() {
  const auto dialog = makeDialog();
  planned(*dialog, "unwanted");
  click(*dialog, "forwardFineTuning");
  answerNext("discardRun");
  click(*dialog, "closeFineTuning");
  WITHIN_MINUTES(dialog->project().stage() == FineTuneStage::Recordings);
  QVERIFY(problemOf(*dialog).isEmpty());
  QVERIFY(!fs::exists(work()));
  QVERIFY(!fs::exists(own("unwanted")));
  QVERIFY(!dialog->project().interrupted());
  QVERIFY(dialog->isVisible());
}

void FineTuneDialogTest::comparisonCanBeLeftOut() {
  const auto dialog = makeDialog();
  planned(*dialog, "uncompared");
  click(*dialog, "forwardFineTuning");
  WITHIN_MINUTES(dialog->project().run().status().phase == FineTunePhase::Comparing);
  answerNext("keepRun");
  click(*dialog, "closeFineTuning");
  WITHIN_MINUTES(dialog->project().stage() == FineTuneStage::Outcome);
  QCOMPARE(find<QLabel>(*dialog, "fineTuneVerdict")->text(), QStringLiteral("The comparison was cancelled"));
  QCOMPARE(find<QTreeWidget>(*dialog, "comparedRecordings")->topLevelItemCount(), 1);
  QVERIFY(find<QPushButton>(*dialog, "auditionPlay")->isEnabled());
  click(*dialog, "backFineTuning");
  QVERIFY(!fs::exists(work()));
}

void FineTuneDialogTest::interruptedWorkGoesOn() {
  {
    const auto dialog = makeDialog();
    planned(*dialog, "later", 0.5);
    click(*dialog, "forwardFineTuning");
    WITHIN_MINUTES(dialog->project().run().losses().size() > 2);
    answerNext("keepRun");
    dialog->close();
    WITHIN_MINUTES(!dialog->isVisible());
    QVERIFY(fs::exists(checkpointPath(work() / "later.safetensors")));
  }
  const auto dialog = makeDialog();
  const auto* banner = find<QLabel>(*dialog, "interruptedText");
  QVERIFY(banner->isVisible());
  QVERIFY2(banner->text().contains(QStringLiteral("later")), qPrintable(banner->text()));
  click(*dialog, "resumeFineTuning");
  WITHIN_MINUTES(dialog->project().stage() == FineTuneStage::Running);
  WITHIN_MINUTES(!dialog->project().run().losses().empty());
  QCOMPARE(dialog->project().run().losses().front().step, 0.0);  // the curve is whole
  WITHIN_MINUTES(dialog->project().stage() == FineTuneStage::Outcome);
  click(*dialog, "backFineTuning");  // discards it
  QVERIFY(!fs::exists(work()));
  QVERIFY(!fs::exists(own("later")));
  QVERIFY(dialog->project().stage() == FineTuneStage::Recordings);
}

void FineTuneDialogTest::oneWindowAtATime() {
  FineTuneWork other(work());
  QVERIFY(other.take());
  const auto dialog = makeDialog();
  planned(*dialog, "second");
  click(*dialog, "forwardFineTuning");
  QVERIFY2(problemOf(*dialog).contains(QStringLiteral("Another window")), qPrintable(problemOf(*dialog)));
  QVERIFY(dialog->project().stage() == FineTuneStage::Plan);
  other.release();
  click(*dialog, "forwardFineTuning");
  QVERIFY(dialog->project().stage() == FineTuneStage::Running);
}

QTEST_MAIN(FineTuneDialogTest)
#include "FineTuneDialogTest.moc"
