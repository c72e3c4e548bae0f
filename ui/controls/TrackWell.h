// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "audio/TrackAnalysis.h"
#include "theme/Theme.h"

class QLabel;
class QProgressBar;
class QStackedLayout;

namespace semblance::ui {

class WaveformView;

/// Where a track is dropped or opened; shows its name, format, loudness and true peak, and its waveform.
class TrackWell : public QWidget {
  Q_OBJECT

 public:
  /// `source` is Input or Reference.
  explicit TrackWell(SourceKind source, QWidget* parent = nullptr);

  void setTrack(const TrackAnalysis& analysis, const WaveformOverview& overview);
  /// The empty state.
  void clear();
  /// While a file is being read: its name, and the fraction 0..1 done.
  void setLoading(const QString& fileName, double fraction);
  /// A sentence under the file's figures (clipped, band-limited, could not be opened ...); empty hides it.
  void setNote(const QString& sentence, bool isError = false);

  bool hasTrack() const { return hasTrack_; }
  WaveformView& waveform() { return *waveform_; }

 Q_SIGNALS:
  void openRequested();
  void addRequested();  ///< of the reference: another one beside this
  /// One local file was dropped.
  void fileDropped(const QString& path);
  /// Several local files were dropped at once (fileDropped() is not emitted then).
  void filesDropped(const QStringList& paths);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeEmptyPage();
  QWidget* makeLoadingPage();
  QWidget* makeTrackPage();
  QWidget* makeAddButton(QWidget* page);
  void colourRole();

  SourceKind source_;
  bool hasTrack_ = false;
  bool dropTarget_ = false;
  QLabel* note_;
  WaveformView* waveform_;
  QStackedLayout* pages_;
  QLabel* role_ = nullptr;
  QLabel* name_ = nullptr;
  QLabel* facts_ = nullptr;
  QLabel* loudness_ = nullptr;
  QLabel* loadingName_ = nullptr;
  QProgressBar* progress_ = nullptr;
};

}  // namespace semblance::ui
