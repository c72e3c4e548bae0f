// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MessageBar.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

#include "theme/Icons.h"
#include "theme/Theme.h"

namespace semblance::ui {

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent),
      symbol_(new QLabel(this)),
      text_(new QLabel(this)),
      count_(new QLabel(this)),
      remedy_(new QToolButton(this)),
      copy_(new QToolButton(this)),
      dismiss_(new QToolButton(this)) {
  setObjectName(QStringLiteral("messageBar"));
  setAccessibleName(tr("Message"));
  QFont strong = symbol_->font();
  strong.setWeight(QFont::DemiBold);
  symbol_->setFont(strong);
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text_->setObjectName(QStringLiteral("messageText"));
  remedy_->setObjectName(QStringLiteral("remedy"));
  remedy_->setFocusPolicy(Qt::TabFocus);
  connect(remedy_, &QToolButton::clicked, this, [this] { Q_EMIT remedyChosen(messages_.back().remedy); });
  copy_->setText(tr("Copy"));
  copy_->setToolTip(tr("Copy this message, for example for a report"));
  copy_->setProperty("look", QStringLiteral("flat"));
  dismiss_->setToolTip(tr("Dismiss"));
  dismiss_->setAccessibleName(tr("Dismiss"));
  dismiss_->setObjectName(QStringLiteral("dismissMessage"));
  dismiss_->setProperty("look", QStringLiteral("flat"));
  connect(copy_, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
  connect(dismiss_, &QToolButton::clicked, this, &MessageBar::dismiss);

  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(spacing::kMedium, spacing::kTight, spacing::kTight, spacing::kTight);
  layout->setSpacing(spacing::kSmall);
  layout->addWidget(symbol_);
  layout->addWidget(text_, 1);
  layout->addWidget(count_);
  layout->addWidget(remedy_);
  layout->addWidget(copy_);
  layout->addWidget(dismiss_);
  setVisible(false);
}

void MessageBar::showError(const QString& sentence) { add({sentence, true, {}, {}}); }

void MessageBar::showNote(const QString& sentence) { add({sentence, false, {}, {}}); }

void MessageBar::setNotes(const QStringList& sentences) {
  std::erase_if(messages_,
                [](const Message& message) { return !message.error && message.diagnosis.isEmpty(); });
  for (const QString& sentence : sentences) messages_.insert(messages_.begin(), {sentence, false, {}, {}});
  refresh();
}

void MessageBar::add(Message message) {
  std::erase(messages_, message);  // said again: moves to the front
  const auto firstError =
      std::find_if(messages_.begin(), messages_.end(), [](const Message& m) { return m.error; });
  messages_.insert(message.error ? messages_.end() : firstError, std::move(message));
  refresh();
}

void MessageBar::setDiagnoses(const std::vector<Diagnosis>& diagnoses) {
  std::erase_if(messages_, [](const Message& message) { return !message.diagnosis.isEmpty(); });
  QStringList stillDismissed;
  for (const Diagnosis& diagnosis : diagnoses) {
    if (dismissed_.contains(diagnosis.id)) {
      stillDismissed << diagnosis.id;
    } else {
      messages_.insert(messages_.begin(), {diagnosis.text, false, diagnosis.id, diagnosis.remedy});
    }
  }
  dismissed_ = stillDismissed;
  refresh();
}

void MessageBar::retract(const QString& sentence) {
  if (std::erase_if(messages_, [&](const Message& message) { return message.text == sentence; }) > 0)
    refresh();
}

void MessageBar::dismiss() {
  if (messages_.empty()) return;
  if (!messages_.back().diagnosis.isEmpty()) dismissed_ << messages_.back().diagnosis;
  messages_.pop_back();
  refresh();
}

QString MessageBar::text() const { return messages_.empty() ? QString() : messages_.back().text; }

bool MessageBar::showsError() const { return !messages_.empty() && messages_.back().error; }

void MessageBar::refresh() {
  setVisible(!messages_.empty());
  if (messages_.empty()) return;
  symbol_->setText(showsError() ? tr("Error") : tr("Note"));
  QPalette palette = symbol_->palette();
  palette.setColor(QPalette::WindowText, tone());
  symbol_->setPalette(palette);
  dismiss_->setIcon(glyphIcon(Glyph::Close));
  const bool limiter = messages_.back().remedy == Remedy::ExportWithLimiter;
  remedy_->setVisible(limiter);
  if (limiter) remedy_->setText(tr("Export with limiter…"));
  text_->setText(text());
  copy_->setVisible(showsError());
  count_->setVisible(count() > 1);
  count_->setText(tr("1 of %1").arg(count()));
  QAccessibleEvent announced(text_, QAccessible::Alert);
  QAccessible::updateAccessibility(&announced);
}

QColor MessageBar::tone() const { return showsError() ? colours().error : colours().mutedText; }

void MessageBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(blended(colours().panel, tone(), 0.12));
  painter.setPen(blended(colours().panel, tone(), 0.6));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius, spacing::kRadius);
}

void MessageBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) refresh();
}

}  // namespace semblance::ui
