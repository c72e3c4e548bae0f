// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/RelinkDialog.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
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
  for (const TrackRole role : missingTracks(session)) {
    found_[role] = false;
    layout->addWidget(makeRow(role));
  }
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

QWidget* RelinkDialog::makeRow(TrackRole role) {
  auto* group = new QWidget(this);
  const SessionTrack& track = trackOf(wanted_, role);
  auto* name = new QLabel(QStringLiteral("%1: %2").arg(
                              role == TrackRole::Input ? tr("Input") : tr("Reference"), fileName(track.path)),
                          group);
  name->setProperty("look", QStringLiteral("title"));
  Row row;
  row.state = new QLabel(group);
  row.state->setWordWrap(true);
  row.find = new QPushButton(tr("Find…"), group);
  row.find->setAutoDefault(false);
  row.find->setAccessibleName(tr("Find %1").arg(fileName(track.path)));
  connect(row.find, &QPushButton::clicked, this, [this, role] { choose(role); });
  auto* grid = new QGridLayout(group);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->addWidget(name, 0, 0);
  grid->addWidget(row.state, 1, 0);
  grid->addWidget(row.find, 0, 1, 2, 1, Qt::AlignVCenter);
  grid->setColumnStretch(0, 1);
  rows_[role] = row;
  return group;
}

void RelinkDialog::choose(TrackRole role) {
  const QString chosen = QFileDialog::getOpenFileName(
      this, tr("Find %1").arg(fileName(trackOf(wanted_, role).path)),
      toQString(trackOf(wanted_, role).path.parent_path()), FileIntake::soundFilter());
  if (!chosen.isEmpty()) take(role, toPath(chosen));
}

void RelinkDialog::take(TrackRole role, const std::filesystem::path& file) {
  problem_->hide();
  if (!use(role, file)) return refresh();
  for (const auto& [other, found] : found_) {
    if (found) continue;
    if (const auto beside = findIn(file.parent_path(), trackOf(wanted_, other))) use(other, *beside);
  }
  refresh();
}

bool RelinkDialog::use(TrackRole role, const std::filesystem::path& file) {
  if (const auto linked = relink(session_, role, file); !linked) {
    problem_->setText(toQString(linked.error().message));
    problem_->show();
    return false;
  }
  found_[role] = true;
  return true;
}

void RelinkDialog::refresh() {
  for (const auto& [role, row] : rows_) {
    const SessionTrack& wanted = trackOf(wanted_, role);
    const std::filesystem::path& now = trackOf(session_, role).path;
    if (!found_[role]) {
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
  open_->setText(all ? tr("&Open session") : tr("&Open without them"));
}

}  // namespace semblance::ui
