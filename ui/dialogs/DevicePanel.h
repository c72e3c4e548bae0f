// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "playback/Player.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace semblance::ui {

/// Chooses host API, output device, sample rate and buffer. Opens nothing itself.
class DevicePanel : public QWidget {
  Q_OBJECT

 public:
  DevicePanel(const DeviceChoice& now, const std::vector<OutputDevice>& devices, QWidget* parent = nullptr);

  DeviceChoice chosen() const;
  /// After a refresh; what is chosen stays chosen, connected or not.
  void setDevices(const std::vector<OutputDevice>& devices);
  /// What became of the test tone or of opening; empty hides it.
  void setStatus(const QString& text, bool isError);
  void setToneOn(bool on);

 Q_SIGNALS:
  void refreshRequested();
  void toneRequested(bool on);

 private:
  void fillApis(const QString& chosen);
  void fillDevices(const QString& chosen);
  void fillRates(int chosen);
  void fillBuffers();
  double rateOfBuffer() const;

  std::vector<OutputDevice> devices_;
  QComboBox* api_;
  QComboBox* device_;
  QComboBox* rate_;
  QComboBox* buffer_;
  QLabel* none_;
  QLabel* status_;
  QPushButton* tone_;
};

}  // namespace semblance::ui
