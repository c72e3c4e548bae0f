// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSlider;
class QString;

namespace semblance::ui {

/// Lets assistive programs say the slider's value with its unit: "80 %", "-6 dB". `pattern` holds "%1".
void speakValueAs(QSlider& slider, const QString& pattern);

}  // namespace semblance::ui
