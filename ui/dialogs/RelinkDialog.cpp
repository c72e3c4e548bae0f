// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/RelinkDialog.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "Text.h"
#include "theme/Theme.h"
#include "window/FileIntake.h"

namespace semblance::ui {

RelinkDialog::RelinkDialog(const Session& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      wanted_(session),
      problem_(new QLabel(this)),
      open_(new QPushButton(this)) {
  setWindowTitle(tr("Find the tracks"));
  setMinimumWidth(560);
  auto* text = new QLabel(tr("Tracks of this session are not where they were. Where are they now?"), this);
  text->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(text);
  layout->addWidget(makeRows(missingTracks(session)), 1);
  problem_->setWordWrap(true);
  problem_->setProperty("look", QStringLiteral("error"));
  problem_->hide();
  layout->addWidget(problem_);
  open_->setObjectName(QStringLiteral("openSession"));
  open_->setProperty("look", QStringLiteral("primary"));
  open_->setDefault(true);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  cancel->setAutoDefault(false);
  connect(open_, &QPushButton::clicked, this, &QDialog::accept);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(cancel);
  buttons->addWidget(open_);
  layout->addLayout(buttons);
  refresh();
}

// A session may miss twenty references: they scroll.
QWidget* RelinkDialog::makeRows(const std::vector<TrackSlot>& missing) {
  constexpr std::size_t kMostVisible = 4;
  auto* list = new QWidget(this);
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(spacing::kMedium);
  for (const TrackSlot& slot : missing) {
    found_[slot] = false;
    column->addWidget(makeRow(slot));
  }
  column->addStretch(1);
  if (missing.size() <= kMostVisible) return list;
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(list);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  const auto rows = static_cast<int>(missing.size());
  scroll->setMinimumHeight(list->sizeHint().height() * static_cast<int>(kMostVisible) / rows);
  return scroll;
}

QString RelinkDialog::nameOf(const TrackSlot& slot) const {
  if (slot.role == TrackRole::Input) return tr("Input");
  return wanted_.otherReferences.empty() ? tr("Reference") : tr("Reference %1").arg(slot.place + 1);
}

QWidget* RelinkDialog::makeRow(const TrackSlot& slot) {
  auto* group = new QWidget(this);
  const SessionTrack track = trackAt(wanted_, slot);
  auto* name = new QLabel(QStringLiteral("%1: %2").arg(nameOf(slot), fileName(track.path)), group);
  name->setProperty("look", QStringLiteral("title"));
  Row row;
  row.state = new QLabel(group);
  row.state->setWordWrap(true);
  row.find = new QPushButton(tr("Find…"), group);
  row.find->setAutoDefault(false);
  row.find->setAccessibleName(tr("Find %1").arg(fileName(track.path)));
  connect(row.find, &QPushButton::clicked, this, [this, slot] { choose(slot); });
  auto* grid = new QGridLayout(group);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->addWidget(name, 0, 0);
  grid->addWidget(row.state, 1, 0);
  grid->addWidget(row.find, 0, 1, 2, 1, Qt::AlignVCenter);
  grid->setColumnStretch(0, 1);
  rows_[slot] = row;
  return group;
}

void RelinkDialog::choose(const TrackSlot& slot) {
  const std::filesystem::path wanted = trackAt(wanted_, slot).path;
  const QString chosen = QFileDialog::getOpenFileName(
      this, tr("Find %1").arg(fileName(wanted)), toQString(wanted.parent_path()), FileIntake::soundFilter());
  if (!chosen.isEmpty()) take(slot, toPath(chosen));
}

void RelinkDialog::take(const TrackSlot& slot, const std::filesystem::path& file) {
  problem_->hide();
  if (!use(slot, file)) return refresh();
  for (const auto& [other, found] : found_) {
    if (found) continue;
    if (const auto beside = findIn(file.parent_path(), trackAt(wanted_, other))) use(other, *beside);
  }
  refresh();
}

bool RelinkDialog::use(const TrackSlot& slot, const std::filesystem::path& file) {
  if (const auto linked = relink(session_, slot, file); !linked) {
    problem_->setText(toQString(linked.error()));
    problem_->show();
    return false;
  }
  found_[slot] = true;
  return true;
}

void RelinkDialog::refresh() {
  for (const auto& [slot, row] : rows_) {
    const SessionTrack wanted = trackAt(wanted_, slot);
    const std::filesystem::path now = trackAt(session_, slot).path;
    if (!found_[slot]) {
      row.state->setText(tr("Not found in %1").arg(toQString(wanted.path.parent_path())));
    } else if (isRecording(wanted, now)) {
      row.state->setText(tr("Found: %1").arg(toQString(now)));
    } else {
      row.state->setText(
          tr("%1 is another recording than the one that was saved. It can be used all the same.")
              .arg(toQString(now)));
    }
  }
  const bool all = std::ranges::all_of(found_, [](const auto& each) { return each.second; });
  open_->setText(all                 ? tr("&Open session")
                 : rows_.size() == 1 ? tr("&Open without it")
                                     : tr("&Open without them"));
}

}  // namespace semblance::ui
