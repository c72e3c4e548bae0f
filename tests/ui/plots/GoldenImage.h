// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QImage>
#include <QString>

namespace semblance::ui::test {

/// How far two pictures are apart.
struct PictureDifference {
  bool sameSize = false;
  double mean = 255.0;   ///< of the colour channels, 0..255
  double share = 100.0;  ///< percent of pixels with a channel that is more than 40 off

  /// Room for another version's anti-aliasing, none for a line that lies elsewhere.
  bool acceptable() const { return sameSize && mean <= 0.6 && share <= 0.4; }
  QString text() const;
};
PictureDifference difference(const QImage& actual, const QImage& expected);

/// Compares a picture with tests/golden/plots/NAME.png. Empty if they agree; else what is wrong, with the
/// picture written to NAME.actual.png in `actualFolder`. With SEMBLANCE_UPDATE_GOLDEN=1 in the environment
/// the golden picture is replaced instead.
QString compareWithGolden(const QString& name, const QImage& actual, const QDir& goldenFolder,
                          const QDir& actualFolder);

}  // namespace semblance::ui::test
