// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/BlindTestDialog.h"

#include <QFileDialog>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTextCursor>
#include <QToolButton>
#include <QVBoxLayout>

#include "Text.h"
#include "base/AtomicFile.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

enum Page { Start, Trial, Outcome };

QLabel* paragraph(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setWordWrap(true);
  return label;
}

QPushButton* primary(const QString& text, const char* name, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setObjectName(QString::fromLatin1(name));
  button->setProperty("look", QStringLiteral("primary"));
  return button;
}

}  // namespace

BlindTestDialog::BlindTestDialog(const QString& subject, std::uint32_t seed, QWidget* parent)
    : QDialog(parent), subject_(subject), seed_(seed), pages_(new QStackedWidget(this)) {
  setWindowTitle(tr("Blind test"));
  setMinimumSize(460, 320);
  pages_->addWidget(makeStartPage());
  pages_->addWidget(makeTrialPage());
  pages_->addWidget(makeOutcomePage());
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(pages_);
  addKeys();
  // A dialog has one default button: that of the page that is shown.
  findChild<QPushButton*>(QStringLiteral("startBlindTest"))->setDefault(true);
}

QWidget* BlindTestDialog::makeStartPage() {
  auto* page = new QWidget(this);
  count_ = new QSpinBox(page);
  count_->setRange(4, 50);
  count_->setValue(10);
  count_->setObjectName(QStringLiteral("trials"));
  auto* label = new QLabel(tr("&Trials"), page);
  label->setBuddy(count_);
  label->setContentsMargins(0, 0, 2, 0);  // room for the last letter's edge
  auto* row = new QHBoxLayout;
  row->addWidget(label);
  row->addWidget(count_);
  row->addStretch(1);
  auto* begin = primary(tr("Start"), "startBlindTest", page);
  connect(begin, &QPushButton::clicked, this, &BlindTestDialog::start);
  auto* layout = new QVBoxLayout(page);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(paragraph(
      tr("Can you hear what the effects do, without seeing it? A is the input, B the result, at the same "
         "loudness. X is one of the two, drawn by lot in every trial. Listen as often as you like, then say "
         "which one X is."),
      page));
  layout->addWidget(paragraph(tr("Ten trials are enough to show an obvious difference. Select a short, "
                                 "telling passage and switch the "
                                 "loop on first."),
                              page));
  layout->addLayout(row);
  layout->addStretch(1);
  layout->addWidget(begin, 0, Qt::AlignRight);
  return page;
}

QWidget* BlindTestDialog::makeTrialPage() {
  auto* page = new QWidget(this);
  trial_ = new QLabel(page);
  trial_->setProperty("look", QStringLiteral("title"));
  trial_->setObjectName(QStringLiteral("trialText"));
  const auto listenButton = [&](const QString& letter, const QString& name) {
    auto* button = new QToolButton(page);
    button->setText(letter);
    button->setCheckable(true);
    button->setMinimumSize(96, 64);
    QFont large = button->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    large.setBold(true);
    button->setFont(large);
    button->setAccessibleName(name);
    button->setToolTip(tr("%1 (key %2)").arg(name, letter));
    connect(button, &QToolButton::clicked, this, [this, button] { hear(button); });
    return button;
  };
  hearA_ = listenButton(QStringLiteral("A"), tr("Hear A, the input"));
  hearB_ = listenButton(QStringLiteral("B"), tr("Hear B, the result"));
  hearX_ = listenButton(QStringLiteral("X"), tr("Hear X"));
  hearX_->setObjectName(QStringLiteral("hearX"));
  isA_ = new QPushButton(tr("X is A  (1)"), page);
  isB_ = new QPushButton(tr("X is B  (2)"), page);
  isA_->setObjectName(QStringLiteral("xIsA"));
  isB_->setObjectName(QStringLiteral("xIsB"));
  connect(isA_, &QPushButton::clicked, this, [this] { answer(false); });
  connect(isB_, &QPushButton::clicked, this, [this] { answer(true); });
  auto* grid = new QGridLayout;
  grid->setSpacing(spacing::kSmall);
  grid->addWidget(hearA_, 0, 0);
  grid->addWidget(hearX_, 0, 1);
  grid->addWidget(hearB_, 0, 2);
  grid->addWidget(isA_, 1, 0);
  grid->addWidget(isB_, 1, 2);
  for (int column = 0; column < 3; ++column) grid->setColumnStretch(column, 1);
  for (QToolButton* button : {hearA_, hearB_, hearX_})
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  auto* hint = paragraph(tr("Keys: A, B and X to listen, 1 and 2 to answer, Space to play and pause."), page);
  hint->setProperty("look", QStringLiteral("muted"));
  auto* stop = new QPushButton(tr("End the test here"), page);
  stop->setAutoDefault(false);
  connect(stop, &QPushButton::clicked, this, &BlindTestDialog::showOutcome);
  auto* layout = new QVBoxLayout(page);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(trial_);
  layout->addLayout(grid, 1);
  layout->addWidget(hint);
  layout->addWidget(stop, 0, Qt::AlignRight);
  return page;
}

QWidget* BlindTestDialog::makeOutcomePage() {
  auto* page = new QWidget(this);
  verdict_ = paragraph(QString(), page);
  verdict_->setObjectName(QStringLiteral("verdict"));
  log_ = new QPlainTextEdit(page);
  log_->setReadOnly(true);
  log_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  log_->setAccessibleName(tr("Log of the test"));
  log_->setObjectName(QStringLiteral("blindTestLog"));
  auto* save = new QPushButton(tr("&Save log…"), page);
  save->setAutoDefault(false);
  connect(save, &QPushButton::clicked, this, &BlindTestDialog::saveLog);
  auto* close = primary(tr("Close"), "closeBlindTest", page);
  connect(close, &QPushButton::clicked, this, &QDialog::accept);
  auto* row = new QHBoxLayout;
  row->addWidget(save);
  row->addStretch(1);
  row->addWidget(close);
  auto* layout = new QVBoxLayout(page);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(verdict_);
  layout->addWidget(log_, 1);
  layout->addLayout(row);
  return page;
}

void BlindTestDialog::addKeys() {
  const auto add = [this](Qt::Key key, auto act) {
    auto* shortcut = new QShortcut(QKeySequence(key), this);
    connect(shortcut, &QShortcut::activated, this, [this, act] {
      if (pages_->currentIndex() == Trial) act();
    });
  };
  add(Qt::Key_A, [this] { hearA_->click(); });
  add(Qt::Key_B, [this] { hearB_->click(); });
  add(Qt::Key_X, [this] { hearX_->click(); });
  add(Qt::Key_1, [this] { isA_->click(); });
  add(Qt::Key_2, [this] { isB_->click(); });
  add(Qt::Key_Space, [this] { Q_EMIT playRequested(); });
}

void BlindTestDialog::start() {
  test_.emplace(count_->value(), seed_);
  Q_EMIT started();
  pages_->setCurrentIndex(Trial);
  showTrial();
}

void BlindTestDialog::hear(QToolButton* button) {
  for (QToolButton* each : {hearA_, hearB_, hearX_}) each->setChecked(each == button);
  Q_EMIT hearRequested(button == hearX_ ? test_->xIsB() : button == hearB_);
}

void BlindTestDialog::answer(bool saysB) {
  test_->answer(saysB);
  if (test_->finished()) {
    showOutcome();
  } else {
    showTrial();
  }
}

void BlindTestDialog::showTrial() {
  trial_->setText(tr("Trial %1 of %2").arg(test_->answered() + 1).arg(test_->trialCount()));
  hear(hearX_);
}

void BlindTestDialog::showOutcome() {
  verdict_->setText(blindTestVerdict(*test_));
  log_->setPlainText(blindTestLog(*test_, subject_, QDateTime::currentDateTime()));
  pages_->setCurrentIndex(Outcome);
  auto* close = findChild<QPushButton*>(QStringLiteral("closeBlindTest"));
  close->setDefault(true);
  close->setFocus();
  log_->moveCursor(QTextCursor::Start);
  Q_EMIT ended();
}

void BlindTestDialog::saveLog() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Save the log of the blind test"),
                                                    QStringLiteral("blind-test.txt"), tr("Text (*.txt)"));
  if (path.isEmpty()) return;
  if (const auto saved = replaceFile(toPath(path), log_->toPlainText().toStdString()); !saved)
    QMessageBox::warning(this, windowTitle(), toQString(saved.error()));
}

void BlindTestDialog::done(int result) {
  if (pages_->currentIndex() == Trial) Q_EMIT ended();
  QDialog::done(result);
}

}  // namespace semblance::ui
