// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every plot and control with plausible data:
//   widget-gallery [--theme dark|light|system] [--chain KEY] [--empty] [--size WxH] [--scale FACTOR]
//   [--png FILE | --frames N]
// --frames changes everything that moves while playing and being edited, N times, and prints the processor
// time a frame costs.

#include <QApplication>
#include <QCommandLineParser>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <numeric>

#include "GalleryData.h"
#include "controls/LevelMeter.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterPanel.h"
#include "controls/SourceSwitch.h"
#include "controls/TrackWell.h"
#include "plots/DynamicsPlots.h"
#include "plots/SpectrumPlot.h"
#include "plots/WaveformView.h"
#include "theme/Icons.h"

using namespace semblance;
using namespace semblance::ui;

namespace {

struct Gallery : QWidget {
  Gallery() {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(10, 10, 10, 10);
    grid->setSpacing(spacing::kSmall);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(panel);
    scroll->setWidgetResizable(true);
    scroll->setMinimumWidth(panel->minimumSizeHint().width() + 12);
    auto* dynamics = new QHBoxLayout;
    dynamics->addWidget(reduction, 3);
    dynamics->addWidget(curve, 1);
    auto* transport = new QHBoxLayout;
    for (const Glyph glyph :
         {Glyph::ToStart, Glyph::Play, Glyph::Loop, Glyph::LevelMatch, Glyph::Undo, Glyph::Redo, Glyph::Open,
          Glyph::Save, Glyph::Export, Glyph::Settings, Glyph::Close}) {
      auto* button = new QPushButton(glyphIcon(glyph), QString(), this);
      button->setCheckable(glyph == Glyph::Loop);
      button->setChecked(glyph == Glyph::Loop);
      transport->addWidget(button);
    }
    auto* match = new QPushButton(glyphIcon(Glyph::Match, colours().onAccent), QStringLiteral("Match"), this);
    match->setProperty("look", QStringLiteral("primary"));
    transport->addWidget(match);
    transport->addWidget(sources);
    transport->addWidget(meter, 1);
    grid->addWidget(input, 0, 0);
    grid->addWidget(reference, 0, 1);
    grid->addWidget(scroll, 0, 2, 3, 1);
    grid->addWidget(spectrum, 1, 0, 1, 2);
    grid->addLayout(dynamics, 2, 0, 1, 2);
    grid->addLayout(transport, 3, 0, 1, 3);
    grid->setRowStretch(1, 3);
    grid->setRowStretch(2, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
  }

  void fill() {
    input->setTrack(gallery::track(SourceKind::Input), gallery::overview(1, 0.8));
    reference->setTrack(gallery::track(SourceKind::Reference), gallery::overview(2, 1.5));
    reference->setNote(QStringLiteral("Clipped: 214 samples at full scale."));
    input->waveform().setAnalysedPassages({{62.0, 74.0}, {128.0, 140.0}});
    input->waveform().setSelection(TimeRange{52.0, 150.0});
    input->waveform().setLooping(true);
    input->waveform().setPlayPosition(96.4);
    spectrum->setSpectrum(SourceKind::Input, gallery::spectrum(1, -3.4, 2.0, -2.0));
    spectrum->setSpectrum(SourceKind::Result, gallery::spectrum(1, -3.1, 5.0, 2.5));
    spectrum->setSpectrum(SourceKind::Reference, gallery::spectrum(3, -2.9, 6.0, 3.5));
    ChainSettings edited = gallery::edited();
    ChainSettings predicted = gallery::predicted();
    edited.chain = predicted.chain = chain;
    spectrum->setSettings(edited, 48000.0);
    spectrum->setPredicted(predicted);
    spectrum->setTilt(3.0);
    spectrum->setAudible(SourceKind::Result);
    spectrum->selectBand(1);
    panel->setSettings(edited);
    panel->setPredicted(predicted);
    panel->selectBand(1);
    curve->setSettings(gallery::edited());
    curve->setPredicted(gallery::predicted());
    curve->setLevel(-14.0, 8.2);
    reduction->setReduction(gallery::reduction(), 204.0);
    reduction->setPlayPosition(96.4);
    sources->setSource(SourceKind::Result);
    sources->setLevelOffset(SourceKind::Input, 0.0);
    sources->setLevelOffset(SourceKind::Result, -7.9);
    sources->setLevelOffset(SourceKind::Reference, -8.6);
    meter->setLevels(-2.5, -6.0);
  }

  ChainPreset chain = ChainPreset::EqCompressor;
  TrackWell* input = new TrackWell(SourceKind::Input, this);
  TrackWell* reference = new TrackWell(SourceKind::Reference, this);
  SpectrumPlot* spectrum = new SpectrumPlot(this);
  ParameterPanel* panel = new ParameterPanel;
  StaticCurvePlot* curve = new StaticCurvePlot(this);
  GainReductionPlot* reduction = new GainReductionPlot(this);
  SourceSwitch* sources = new SourceSwitch(this);
  LevelMeter* meter = new LevelMeter(this);
};

/// Mean, 95th percentile and maximum of the processor time of `count` frames, in milliseconds.
void printFrameTimes(Gallery& gallery, int count) {
  std::vector<double> times;
  ChainSettings settings = gallery::edited();
  for (int frame = 0; frame < count; ++frame) {
    const std::clock_t start = std::clock();
    const double phase = 0.1 * frame;
    settings[ParameterId::Peak2Gain] = static_cast<float>(6.0 * std::sin(phase));
    gallery.spectrum->setSettings(settings, 48000.0);
    gallery.panel->setSettings(settings);
    gallery.curve->setSettings(settings);
    gallery.curve->setLevel(-20.0 + 10.0 * std::sin(phase), 4.0);
    gallery.reduction->setPlayPosition(0.2 * frame);
    gallery.input->waveform().setPlayPosition(0.2 * frame);
    gallery.meter->setLevels(-6.0 - 3.0 * std::sin(phase), -7.0 + 3.0 * std::cos(phase));
    QTest::qWait(20);
    times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::sort(times.begin(), times.end());
  const double mean = std::accumulate(times.begin(), times.end(), 0.0) / static_cast<double>(times.size());
  std::printf("frames %d  mean %.2f ms  95%% %.2f ms  max %.2f ms\n", count, mean,
              times[times.size() * 95 / 100], times.back());
}

/// The value after `name` in the arguments; needed before the application exists.
QByteArray argumentAfter(int argc, char** argv, const char* name) {
  for (int index = 1; index + 1 < argc; ++index) {
    if (qstrcmp(argv[index], name) == 0) return argv[index + 1];
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (const QByteArray scale = argumentAfter(argc, argv, "--scale"); !scale.isEmpty())
    qputenv("QT_SCALE_FACTOR", scale);
  QApplication application(argc, argv);
  QCommandLineParser parser;
  parser.addHelpOption();
  const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("dark, light or system"),
                                 QStringLiteral("kind"), QStringLiteral("dark"));
  const QCommandLineOption png(QStringLiteral("png"), QStringLiteral("save a picture and end"),
                               QStringLiteral("file"));
  const QCommandLineOption scale(QStringLiteral("scale"), QStringLiteral("display scale"),
                                 QStringLiteral("factor"));
  const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("window size"), QStringLiteral("WxH"),
                                QStringLiteral("1360x860"));
  const QCommandLineOption empty(QStringLiteral("empty"), QStringLiteral("without data"));
  const QCommandLineOption frames(QStringLiteral("frames"), QStringLiteral("print frame times"),
                                  QStringLiteral("count"));
  const QCommandLineOption chain(QStringLiteral("chain"), QStringLiteral("chain of effects"),
                                 QStringLiteral("key"), QStringLiteral("eq-compressor"));
  parser.addOptions({theme, png, scale, size, empty, frames, chain});
  parser.process(application);
  const QString kind = parser.value(theme);
  applyTheme(application, kind == QLatin1String("light")    ? ThemeKind::Light
                          : kind == QLatin1String("system") ? ThemeKind::System
                                                            : ThemeKind::Dark);
  Gallery gallery;
  gallery.chain = chainPresetFromKey(parser.value(chain).toStdString()).value_or(gallery.chain);
  const QStringList sides = parser.value(size).split(QLatin1Char('x'));
  if (sides.size() == 2) gallery.resize(sides[0].toInt(), sides[1].toInt());
  if (!parser.isSet(empty)) gallery.fill();
  gallery.show();
  if (const int count = parser.value(frames).toInt(); count > 0) {
    QTest::qWait(300);
    printFrameTimes(gallery, count);
    return 0;
  }
  if (parser.isSet(png)) {
    QTimer::singleShot(300, &application,
                       [&] { QApplication::exit(gallery.grab().save(parser.value(png)) ? 0 : 1); });
  }
  return QApplication::exec();
}
