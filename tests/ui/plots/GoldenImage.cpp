// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/GoldenImage.h"

#include <QColor>
#include <algorithm>
#include <cstdlib>

namespace semblance::ui::test {

QString PictureDifference::text() const {
  if (!sameSize) return QStringLiteral("another size");
  return QStringLiteral("%1 of 255 on average, %2 % of the pixels clearly").arg(mean, 0, 'f', 3).arg(share);
}

PictureDifference difference(const QImage& actual, const QImage& expected) {
  constexpr int kClear = 40;
  PictureDifference result;
  result.sameSize = actual.size() == expected.size() && !actual.isNull();
  if (!result.sameSize) return result;
  double sum = 0.0;
  int clear = 0;
  for (int y = 0; y < actual.height(); ++y) {
    for (int x = 0; x < actual.width(); ++x) {
      const QRgb a = actual.pixel(x, y);
      const QRgb b = expected.pixel(x, y);
      const int red = std::abs(qRed(a) - qRed(b));
      const int green = std::abs(qGreen(a) - qGreen(b));
      const int blue = std::abs(qBlue(a) - qBlue(b));
      sum += red + green + blue;
      clear += std::max({red, green, blue}) > kClear ? 1 : 0;
    }
  }
  const double pixels = static_cast<double>(actual.width()) * actual.height();
  result.mean = sum / (3.0 * pixels);
  result.share = 100.0 * clear / pixels;
  return result;
}

QString compareWithGolden(const QString& name, const QImage& actual, const QDir& goldenFolder,
                          const QDir& actualFolder) {
  const QString golden = goldenFolder.filePath(name + QStringLiteral(".png"));
  if (qEnvironmentVariableIntValue("SEMBLANCE_UPDATE_GOLDEN") == 1)
    return actual.save(golden) ? QString() : QStringLiteral("cannot write %1").arg(golden);
  const QImage expected(golden);
  const PictureDifference found = difference(actual, expected);
  if (found.acceptable()) return {};
  actualFolder.mkpath(QStringLiteral("."));
  const QString path = actualFolder.filePath(name + QStringLiteral(".actual.png"));
  const QString why =
      expected.isNull() ? QStringLiteral("is missing") : QStringLiteral("differs: ") + found.text();
  return QStringLiteral("%1 %2; see %3")
      .arg(golden, why, actual.save(path) ? path : QStringLiteral("nothing"));
}

}  // namespace semblance::ui::test
