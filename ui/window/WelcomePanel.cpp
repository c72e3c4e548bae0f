// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/WelcomePanel.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "theme/Theme.h"

namespace semblance::ui {
namespace {

QPushButton* actionButton(QAction* action, const QString& text, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setToolTip(action->toolTip());
  button->setEnabled(action->isEnabled());
  QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
  QObject::connect(action, &QAction::changed, button,
                   [button, action] { button->setEnabled(action->isEnabled()); });
  return button;
}

}  // namespace

WelcomePanel::WelcomePanel(QAction* openInput, QAction* openReference, const QMenu& demo, QWidget* parent)
    : QWidget(parent) {
  auto* title = new QLabel(tr("Make one recording sound produced like another"), this);
  QFont large = title->font();
  large.setPointSizeF(large.pointSizeF() * 1.5);
  large.setWeight(QFont::DemiBold);
  title->setFont(large);

  auto* steps = new QGridLayout;
  steps->setHorizontalSpacing(spacing::kLarge);
  steps->setVerticalSpacing(spacing::kSmall);
  steps->setColumnStretch(1, 1);
  const auto addStep = [&](int row, const QString& heading, const QString& text) {
    auto* number = new QLabel(QString::number(row + 1), this);
    number->setForegroundRole(QPalette::Highlight);
    number->setFont(large);
    auto* body = new QLabel(QStringLiteral("<b>%1</b><br>%2").arg(heading, text), this);
    body->setTextFormat(Qt::RichText);
    steps->addWidget(number, row, 0, Qt::AlignTop);
    steps->addWidget(body, row, 1);
  };
  addStep(0, tr("Drop two tracks"),
          tr("The input is changed, the reference shows how it shall sound. Any two recordings will do."));
  addStep(1, tr("Click Match"),
          tr("Equaliser and compressor are set so that the input sounds like the reference."));
  addStep(2, tr("Listen, edit, export"),
          tr("Compare at equal loudness, move what you like, write the result."));

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(spacing::kSmall);
  for (QAction* pair : demo.actions()) {
    auto* button = actionButton(pair, tr("Open the demo pair “%1”").arg(pair->text()), this);
    button->setObjectName(QStringLiteral("openDemo"));
    if (pair == demo.actions().constFirst()) button->setProperty("look", QStringLiteral("primary"));
    buttons->addWidget(button);
  }
  buttons->addWidget(actionButton(openInput, tr("Open input…"), this));
  buttons->addWidget(actionButton(openReference, tr("Open reference…"), this));
  buttons->addStretch(1);

  auto* column = new QVBoxLayout;
  column->setSpacing(spacing::kLarge);
  column->addWidget(title);
  column->addLayout(steps);
  column->addLayout(buttons);
  auto* centred = new QGridLayout(this);
  centred->addLayout(column, 1, 1);
  centred->setRowStretch(0, 1);
  centred->setRowStretch(2, 1);
  centred->setColumnStretch(0, 1);
  centred->setColumnStretch(2, 1);
}

}  // namespace semblance::ui
