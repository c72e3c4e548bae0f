// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <memory>
#include <optional>

#include "audio/Spectrum.h"
#include "effects/ChainSettings.h"
#include "theme/Theme.h"

namespace semblance::ui {

/// Rate at which the curve of an empty window is drawn, Hz.
inline constexpr double kRateWithoutInput = 48000.0;

/// Spectra of input, result and reference, and the equaliser as a curve with one draggable node per band; the
/// nodes of a graphic equaliser move up and down only.
/// Frequency runs logarithmically from 20 Hz to 20 kHz, the gain axis is on the left, spectrum levels on the
/// right.
///
/// A gesture is bracketed by bandGestureStarted() and bandGestureFinished() and may carry any number of
/// bandEdited() in between; a run of wheel or key steps on one band counts as one gesture that ends after a
/// short pause. The plot shows what setSettings() last told it; it never changes settings by itself.
class SpectrumPlot : public QWidget {
  Q_OBJECT

 public:
  explicit SpectrumPlot(QWidget* parent = nullptr);
  ~SpectrumPlot() override;

  /// An empty spectrum removes the curve.
  void setSpectrum(SourceKind source, const BandSpectrum& spectrum);
  /// Levels between which a source is most of the time; empty spectra remove the band.
  void setRange(SourceKind source, const BandSpectrum& low, const BandSpectrum& high);
  /// Shades the ranges; off at first.
  void setRangesShown(bool shown);
  /// Spectra change with the sound: the level axis is fitted to the ranges then, so that it stands still.
  void setMoving(bool moving);
  /// Settings to draw, and the rate in Hz at which they run (fixes how shelves and bells bend near Nyquist).
  void setSettings(const ChainSettings& settings, double sampleRate);
  /// Drawn as a faint dashed curve; none removes it.
  void setPredicted(const std::optional<ChainSettings>& settings);
  /// Half-height of the gain axis: 3, 6, 12 or 24 dB.
  void setGainRange(int decibel);
  int gainRange() const;
  /// Slope compensation of the spectra in dB per octave around 1 kHz: 0, 3, 4.5 or 6.
  void setTilt(double decibelPerOctave);
  /// Draws this source solid and the others dim.
  void setAudible(SourceKind source);

  /// Band, from 0 on, or -1 for none.
  void selectBand(int band);
  int selectedBand() const;

  /// Where a band's node and a point of the plot are, in widget coordinates.
  QPointF bandPosition(int band) const;
  double frequencyAt(double x) const;
  double gainAt(double y) const;
  void setNoteNames(bool shown);  ///< in the read-out; shown at first
  /// What the cursor read-out says at a position: frequency, note, equaliser gain, level of each spectrum.
  QString readOut(double frequency) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void bandGestureStarted(int band);
  void bandEdited(int band, double frequencyHz, double gainDb, double q);
  void bandGestureFinished(int band);
  void bandResetRequested(int band);
  /// Alt+click on a node: the band shall be switched off or on.
  void bandSwitchRequested(int band);
  void bandSelected(int band);  ///< -1: none, as after a change of equaliser
  void bandMenuRequested(int band, const QPoint& globalPosition);
  /// The user asked for another gain range with the wheel on the gain axis.
  void gainRangeChanged(int decibel);

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance::ui
