// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/OutcomePage.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

#include "Text.h"
#include "finetuning/FineTuneText.h"
#include "theme/Icons.h"
#include "theme/Theme.h"

namespace semblance::ui {

OutcomePage::OutcomePage(FineTuneProject& project, QWidget* parent)
    : QWidget(parent),
      project_(project),
      verdict_(new QLabel(this)),
      details_(new QLabel(this)),
      table_(new QTreeWidget(this)) {
  verdict_->setObjectName(QStringLiteral("fineTuneVerdict"));
  QFont large = verdict_->font();
  large.setPointSizeF(large.pointSizeF() * 1.4);
  large.setWeight(QFont::DemiBold);
  verdict_->setFont(large);
  verdict_->setWordWrap(true);
  details_->setObjectName(QStringLiteral("fineTuneDetails"));
  details_->setWordWrap(true);
  table_->setObjectName(QStringLiteral("comparedRecordings"));
  table_->setAccessibleName(tr("Both models on the held-back recordings"));
  table_->setHeaderLabels(
      {tr("Held-back recording"), tr("Unprocessed"), tr("Before"), tr("After"), QString()});
  table_->headerItem()->setToolTip(0, tr("The model has learned from none of these"));
  for (const int column : {1, 2, 3}) {
    table_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    table_->headerItem()->setToolTip(
        column, tr("Distance of the spectra over time from the right answer; lower is better"));
  }
  table_->setRootIsDecorated(false);
  table_->setUniformRowHeights(true);
  table_->setTextElideMode(Qt::ElideMiddle);
  table_->header()->setStretchLastSection(false);
  table_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  for (const int column : {1, 2, 3, 4})
    table_->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(verdict_);
  layout->addWidget(details_);
  layout->addWidget(table_, 1);
  layout->addWidget(makeListening());
  connect(&project_, &FineTuneProject::changed, this, &OutcomePage::refresh);
  connect(&audition_, &Audition::changed, this, &OutcomePage::refreshListening);
  connect(&audition_, &Audition::failed, this, [this](const QString& message) {
    listeningText_->setText(message);
    listeningText_->setProperty("look", QStringLiteral("error"));
    listeningText_->setStyleSheet(QString());  // looks at the property anew
  });
  connect(table_, &QTreeWidget::itemDoubleClicked, this, [this] { playOrPause(); });
  connect(table_, &QTreeWidget::currentItemChanged, this, [this] {
    if (audition_.playing()) audition_.pause();
    refreshListening();
  });
  refresh();
}

QWidget* OutcomePage::makeListening() {
  auto* group = new QWidget(this);
  play_ = new QPushButton(group);
  play_->setObjectName(QStringLiteral("auditionPlay"));
  play_->setAutoDefault(false);
  connect(play_, &QPushButton::clicked, this, &OutcomePage::playOrPause);
  sources_ = new QButtonGroup(this);
  auto* row = new QHBoxLayout;
  row->setSpacing(spacing::kTight);
  row->addWidget(play_);
  row->addSpacing(spacing::kMedium);
  for (const auto& [what, text, name] : {std::tuple{Heard::Input, tr("Unprocessed"), "hearUnprocessed"},
                                         {Heard::Base, tr("Before"), "hearBefore"},
                                         {Heard::Tuned, tr("After"), "hearAfter"},
                                         {Heard::Reference, tr("Reference"), "hearReference"}}) {
    auto* button = new QPushButton(text, group);
    button->setObjectName(QString::fromLatin1(name));
    button->setCheckable(true);
    button->setAutoDefault(false);
    sources_->addButton(button, static_cast<int>(what));
    row->addWidget(button);
  }
  row->addStretch(1);
  connect(sources_, &QButtonGroup::idClicked, this,
          [this](int id) { audition_.hear(static_cast<Heard>(id)); });
  listeningText_ = new QLabel(group);
  listeningText_->setObjectName(QStringLiteral("auditionText"));
  listeningText_->setWordWrap(true);
  auto* layout = new QVBoxLayout(group);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kTight);
  layout->addLayout(row);
  layout->addWidget(listeningText_);
  return group;
}

void OutcomePage::refresh() {
  if (project_.stage() != FineTuneStage::Outcome || !project_.report()) return;
  const FineTuneReport& report = *project_.report();
  verdict_->setText(verdictText(report));
  details_->setText(verdictDetails(report));
  refreshTable();
  refreshListening();
}

void OutcomePage::refreshTable() {
  std::vector<RecordingComparison> recordings;
  const auto& comparison = project_.report()->comparison;
  if (comparison) recordings = comparison->recordings;
  if (!comparison && project_.plan())  // to be heard at least
    for (const LibraryRecording& recording : project_.plan()->compared)
      recordings.push_back({recording.name, std::nan(""), std::nan(""), std::nan("")});
  if (table_->topLevelItemCount() == static_cast<int>(recordings.size())) return;
  table_->clear();
  for (const RecordingComparison& recording : recordings) {
    const QString verdict = !comparison ? QString() : recording.better() ? tr("better") : tr("not better");
    auto* row = new QTreeWidgetItem(
        table_, {toQString(recording.name), levelText(recording.input, {}, 3),
                 levelText(recording.base, {}, 3), levelText(recording.tuned, {}, 3), verdict});
    for (const int column : {1, 2, 3}) row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    row->setForeground(4, recording.better() ? colours().good : colours().mutedText);
    row->setToolTip(0, toQString(recording.name));
  }
  if (!recordings.empty()) table_->setCurrentItem(table_->topLevelItem(0));
}

std::string OutcomePage::chosenRecording() const {
  const QTreeWidgetItem* row = table_->currentItem();
  return row ? row->text(0).toStdString() : std::string();
}

void OutcomePage::playOrPause() {
  if (audition_.playing()) return audition_.pause();
  if (!project_.plan() || chosenRecording().empty()) return;
  audition_.play(*project_.plan(), chosenRecording(), project_.workFolder());
}

void OutcomePage::refreshListening() {
  play_->setIcon(glyphIcon(audition_.playing() ? Glyph::Pause : Glyph::Play));
  play_->setText(audition_.playing() ? tr("&Pause") : tr("&Listen"));
  play_->setEnabled(!audition_.preparing() && !chosenRecording().empty());
  sources_->button(static_cast<int>(audition_.heard()))->setChecked(true);
  listeningText_->setText(
      audition_.preparing()
          ? tr("Making a pair of the recording…")
          : tr("A pair made of the chosen recording, as both models answer it, equally loud."));
  listeningText_->setProperty("look", QStringLiteral("muted"));
  listeningText_->setStyleSheet(QString());
}

}  // namespace semblance::ui
