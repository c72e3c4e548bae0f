// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/TrackWell.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "controls/ElidedLabel.h"
#include "controls/TrackText.h"
#include "plots/WaveformView.h"
#include "theme/Icons.h"

namespace semblance::ui {
namespace {

enum Page { kEmptyPage, kLoadingPage, kTrackPage };

QStringList localFiles(const QMimeData& data) {
  QStringList paths;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) paths << url.toLocalFile();
  }
  return paths;
}

}  // namespace

TrackWell::TrackWell(SourceKind source, QWidget* parent)
    : QWidget(parent),
      source_(source),
      note_(new QLabel(this)),
      waveform_(new WaveformView(source, this)),
      pages_(new QStackedLayout) {
  setAcceptDrops(true);
  setAccessibleName(sourceName(source));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 8, 10, 8);
  column->setSpacing(spacing::kTight);
  pages_->addWidget(makeEmptyPage());
  pages_->addWidget(makeLoadingPage());
  pages_->addWidget(makeTrackPage());
  column->addLayout(pages_, 1);
  note_->setWordWrap(true);
  note_->setObjectName(QStringLiteral("note"));
  column->addWidget(note_);
  clear();
}

QWidget* TrackWell::makeEmptyPage() {
  const QString text = source_ == SourceKind::Reference
                           ? tr("Drop the reference track here\nor click to open")
                           : tr("Drop the input track here\nor click to open");
  auto* button = new QPushButton(text, this);
  button->setProperty("look", QStringLiteral("flat"));
  button->setObjectName(QStringLiteral("empty"));
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  button->setMinimumHeight(72);
  connect(button, &QPushButton::clicked, this, &TrackWell::openRequested);
  return button;
}

QWidget* TrackWell::makeLoadingPage() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(20, 0, 20, 0);
  loadingName_ = new ElidedLabel(Qt::ElideMiddle, page);
  loadingName_->setAlignment(Qt::AlignCenter);
  progress_ = new QProgressBar(page);
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  column->addStretch(1);
  column->addWidget(loadingName_);
  column->addWidget(progress_);
  column->addStretch(1);
  return page;
}

QWidget* TrackWell::makeTrackPage() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  auto* header = new QHBoxLayout;
  header->setSpacing(spacing::kSmall);
  role_ = new QLabel(sourceName(source_), page);
  role_->setProperty("look", QStringLiteral("title"));
  colourRole();
  name_ = new ElidedLabel(Qt::ElideMiddle, page);
  name_->setProperty("look", QStringLiteral("title"));
  auto* open = new QPushButton(glyphIcon(Glyph::Open), QString(), page);
  open->setObjectName(QStringLiteral("open"));
  open->setProperty("look", QStringLiteral("flat"));
  open->setFixedWidth(30);
  open->setAccessibleName(tr("Open another file as %1").arg(sourceName(source_)));
  open->setToolTip(tr("Open another file here"));
  connect(open, &QPushButton::clicked, this, &TrackWell::openRequested);
  header->addWidget(role_);
  header->addWidget(name_, 1);
  if (source_ == SourceKind::Reference) header->addWidget(makeAddButton(page));
  header->addWidget(open);
  facts_ = new ElidedLabel(Qt::ElideRight, page);
  facts_->setProperty("look", QStringLiteral("muted"));
  column->addLayout(header);
  loudness_ = new QLabel(page);
  auto* figures = new QHBoxLayout;
  figures->setSpacing(spacing::kSmall);
  figures->addWidget(facts_, 1);
  figures->addWidget(loudness_);
  column->addLayout(figures);
  column->addWidget(waveform_, 1);
  return page;
}

QWidget* TrackWell::makeAddButton(QWidget* page) {
  auto* add = new QPushButton(QStringLiteral("+"), page);
  add->setObjectName(QStringLiteral("addReference"));
  add->setProperty("look", QStringLiteral("flat"));
  add->setFixedWidth(30);
  add->setAccessibleName(tr("Add references"));
  add->setToolTip(tr("Add further references: Match aims at the middle of all of them"));
  connect(add, &QPushButton::clicked, this, &TrackWell::addRequested);
  return add;
}

void TrackWell::setTrack(const TrackAnalysis& analysis, const WaveformOverview& overview) {
  hasTrack_ = true;
  name_->setText(QString::fromStdString(analysis.path.filename().string()));
  facts_->setText(formatText(analysis.format));
  loudness_->setText(loudnessText(analysis.lufs) + QStringLiteral("  ·  ") +
                     truePeakText(analysis.truePeakDb));
  name_->setToolTip(QString::fromStdString(analysis.path.string()));
  waveform_->setOverview(overview, analysis.format.seconds());
  pages_->setCurrentIndex(kTrackPage);
  update();
}

void TrackWell::clear() {
  hasTrack_ = false;
  waveform_->clear();
  setNote(QString());
  pages_->setCurrentIndex(kEmptyPage);
  update();
}

void TrackWell::setLoading(const QString& fileName, double fraction) {
  loadingName_->setText(tr("Reading %1 …").arg(fileName));
  progress_->setValue(static_cast<int>(1000.0 * std::clamp(fraction, 0.0, 1.0)));
  pages_->setCurrentIndex(kLoadingPage);
}

void TrackWell::setNote(const QString& sentence, bool isError) {
  note_->setText(sentence);
  note_->setVisible(!sentence.isEmpty());
  note_->setProperty("look", isError ? QStringLiteral("error") : QStringLiteral("warning"));
  note_->style()->unpolish(note_);
  note_->style()->polish(note_);
}

void TrackWell::paintEvent(QPaintEvent*) {
  const ThemeColours& theme = colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool dashed = pages_->currentIndex() == kEmptyPage;
  const QColor colour = sourceColour(source_);
  QPen pen(dropTarget_ ? colour
           : dashed    ? blended(theme.border, colour, 0.35)
                       : theme.border,
           dropTarget_ ? 2.0 : 1.0);
  if (dashed) pen.setDashPattern({5.0, 4.0});
  painter.setPen(pen);
  painter.setBrush(dropTarget_ ? blended(theme.panel, colour, 0.12) : theme.panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0), 6.0, 6.0);
}

void TrackWell::dragEnterEvent(QDragEnterEvent* event) {
  if (localFiles(*event->mimeData()).isEmpty()) return;
  event->acceptProposedAction();
  dropTarget_ = true;
  update();
}

void TrackWell::dragLeaveEvent(QDragLeaveEvent*) {
  dropTarget_ = false;
  update();
}

void TrackWell::dropEvent(QDropEvent* event) {
  dropTarget_ = false;
  update();
  const QStringList paths = localFiles(*event->mimeData());
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  if (paths.size() == 1) {
    Q_EMIT fileDropped(paths.front());
  } else {
    Q_EMIT filesDropped(paths);
  }
}

void TrackWell::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) colourRole();
  QWidget::changeEvent(event);
}

void TrackWell::colourRole() {
  QPalette palette = role_->palette();
  palette.setColor(QPalette::WindowText, sourceColour(source_));
  role_->setPalette(palette);
}

}  // namespace semblance::ui
