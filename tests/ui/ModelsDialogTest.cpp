// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ModelsDialog.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <filesystem>

#include "WindowUnderTest.h"
#include "base/AtomicFile.h"
#include "finetuning/ModelFiles.h"
#include "window/Actions.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::onNextDialog;
using semblance::test::WindowUnderTest;
namespace fs = std::filesystem;

/// The dialog of the models, opened from a window whose choice of models follows.
class ModelsDialogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup();
  void showsCardsAndKeepsTheShipped();
  void renamesAndTheWindowFollows();
  void refusesBadNames();
  void removesAfterAsking();
  void theDefaultIsChosen();
  void brokenModelsAreShown();
  void folderIsRevealed();
  void whatCannotBeDoneIsSaid();

 private:
  static fs::path own(const std::string& name) { return ownModelsFolder() / (name + ".safetensors"); }
  static void add(const std::string& name) {
    fs::create_directories(ownModelsFolder());
    fs::copy_file(SEMBLANCE_SOURCE_DIR "/models/default.safetensors", own(name),
                  fs::copy_options::overwrite_existing);
  }
  void open() {
    window_ = std::make_unique<WindowUnderTest>();
    window_->show();
    window_->window->actions().models->trigger();
    dialog_ = window_->window->findChild<ModelsDialog*>();
    QVERIFY(dialog_);
    EVENTUALLY(!dialog_->manager().models().empty());
  }
  QPushButton* button(const char* name) const {
    return dialog_->findChild<QPushButton*>(QString::fromLatin1(name));
  }
  void click(const char* name) const {
    QVERIFY2(button(name)->isEnabled(), name);
    QTest::mouseClick(button(name), Qt::LeftButton);
  }
  QString chosen() const { return dialog_->findChild<QLabel*>(QStringLiteral("modelTitle"))->text(); }
  QString problem() const { return dialog_->findChild<QLabel*>(QStringLiteral("modelsProblem"))->text(); }
  QString card() const {
    return dialog_->findChild<QTextBrowser*>(QStringLiteral("modelCard"))->toPlainText();
  }
  QComboBox* bar() const { return window_->find<QComboBox>("model"); }
  static void answerName(const QString& name) {
    onNextDialog<QInputDialog>([name](QInputDialog* question) {
      question->setTextValue(name);
      question->accept();
    });
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<WindowUnderTest> window_;
  ModelsDialog* dialog_ = nullptr;
};

void ModelsDialogTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  qputenv("XDG_DATA_HOME", folder_->path().toUtf8());
}

void ModelsDialogTest::cleanup() { window_.reset(); }

void ModelsDialogTest::showsCardsAndKeepsTheShipped() {
  add("mine");
  open();
  dialog_->choose(QStringLiteral("default"));
  QCOMPARE(chosen(), QStringLiteral("default"));
  QVERIFY(!button("renameModel")->isEnabled());
  QVERIFY(!button("removeModel")->isEnabled());
  QVERIFY(!button("defaultModel")->isEnabled());
  QVERIFY2(card().contains(QStringLiteral("Trained on")), qPrintable(card()));
  QVERIFY2(card().contains(QStringLiteral("24, 48 kHz")), qPrintable(card()));
  dialog_->choose(QStringLiteral("mine"));
  QCOMPARE(chosen(), QStringLiteral("mine"));
  QVERIFY(button("renameModel")->isEnabled() && button("removeModel")->isEnabled());
  QVERIFY(!dialog_->manager().rename(QStringLiteral("default"), QStringLiteral("other")));
  QVERIFY(!dialog_->manager().remove(QStringLiteral("default")));
  QVERIFY(problem().contains(QStringLiteral("came with the program")));
}

void ModelsDialogTest::renamesAndTheWindowFollows() {
  add("mine");
  open();
  window_->document().setModel(QStringLiteral("mine"));
  dialog_->choose(QStringLiteral("mine"));
  answerName(QStringLiteral("ours"));
  click("renameModel");
  EVENTUALLY(chosen() == QStringLiteral("ours"));
  QVERIFY(fs::exists(own("ours")) && !fs::exists(own("mine")));
  QCOMPARE(window_->document().session().model, std::string("ours"));
  QCOMPARE(bar()->currentText(), QStringLiteral("ours"));
  QVERIFY(bar()->findText(QStringLiteral("mine")) < 0);
}

void ModelsDialogTest::refusesBadNames() {
  add("mine");
  add("other");
  open();
  dialog_->choose(QStringLiteral("mine"));
  for (const char* bad : {"other", "default", "a/b", ""}) {
    answerName(QString::fromLatin1(bad));
    click("renameModel");
    QVERIFY2(!problem().isEmpty(), bad);
    QVERIFY(fs::exists(own("mine")));
    EVENTUALLY(chosen() == QStringLiteral("mine"));
  }
}

void ModelsDialogTest::removesAfterAsking() {
  add("mine");
  open();
  window_->document().setModel(QStringLiteral("mine"));
  dialog_->choose(QStringLiteral("mine"));
  onNextDialog<QMessageBox>([](QMessageBox* box) { box->button(QMessageBox::Cancel)->click(); });
  click("removeModel");
  QVERIFY(fs::exists(own("mine")));
  onNextDialog<QMessageBox>(
      [](QMessageBox* box) { box->findChild<QPushButton*>(QStringLiteral("confirmRemove"))->click(); });
  click("removeModel");
  QVERIFY(!fs::exists(own("mine")));
  EVENTUALLY(chosen() == QStringLiteral("default"));
  QCOMPARE(window_->document().session().model, std::string());
  QVERIFY(bar()->findText(QStringLiteral("mine")) < 0);
}

void ModelsDialogTest::theDefaultIsChosen() {
  add("mine");
  open();
  QCOMPARE(bar()->itemText(0), QStringLiteral("Default"));
  dialog_->choose(QStringLiteral("mine"));
  click("defaultModel");
  EVENTUALLY(bar()->itemText(0) == QStringLiteral("Default (mine)"));
  QCOMPARE(defaultModelName(), std::string("mine"));
  QVERIFY(!button("defaultModel")->isEnabled());
  window_->openTracks();
  window_->window->actions().match->trigger();
  EVENTUALLY(window_->document().session().predicted.has_value());
  QVERIFY2(window_->find<QLabel>("progressText")->text().contains(QStringLiteral("model mine")),
           qPrintable(window_->find<QLabel>("progressText")->text()));
  dialog_->choose(QStringLiteral("default"));
  click("defaultModel");
  EVENTUALLY(bar()->itemText(0) == QStringLiteral("Default"));
}

void ModelsDialogTest::brokenModelsAreShown() {
  fs::create_directories(ownModelsFolder());
  QVERIFY(replaceFile(own("broken"), "no model"));
  open();
  dialog_->choose(QStringLiteral("broken"));
  QVERIFY(!button("defaultModel")->isEnabled());
  QVERIFY(button("removeModel")->isEnabled());
  QVERIFY2(card().contains(QStringLiteral("Cannot be used")), qPrintable(card()));
}

void ModelsDialogTest::folderIsRevealed() {
  add("mine");
  open();
  dialog_->choose(QStringLiteral("mine"));
  dialog_->disconnect(SIGNAL(revealRequested(QString)));  // no file manager in a test
  QSignalSpy reveal(dialog_, &ModelsDialog::revealRequested);
  click("revealModel");
  QCOMPARE(reveal.count(), 1);
  QCOMPARE(reveal.first().first().toString(), toQString(ownModelsFolder()));
}

void ModelsDialogTest::whatCannotBeDoneIsSaid() {
  add("mine");
  open();
  dialog_->choose(QStringLiteral("mine"));
  fs::remove(own("mine"));  // by another program
  QVERIFY(!dialog_->manager().remove(QStringLiteral("mine")));
  QVERIFY2(problem().contains(QStringLiteral("mine")), qPrintable(problem()));
  add("mine");
  window_->window->bench().models.refresh();
  EVENTUALLY(!window_->window->bench().models.job().running());
  fs::create_directories(ownModelsFolder().parent_path() / "default-model" / "in the way");
  QVERIFY(!dialog_->manager().makeDefault(QStringLiteral("mine")));
  QVERIFY2(problem().contains(QStringLiteral("default-model")), qPrintable(problem()));
}

QTEST_MAIN(ModelsDialogTest)
#include "ModelsDialogTest.moc"
