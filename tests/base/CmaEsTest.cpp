// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CmaEs.h"

#include <QTest>
#include <cmath>
#include <functional>
#include <set>

using semblance::CmaEs;
using semblance::CmaEsOptions;

namespace {

using Point = std::vector<double>;
using Function = std::function<double(const Point&)>;

CmaEs minimised(const Function& function, const Point& start, const CmaEsOptions& options = {}) {
  CmaEs search(start, options);
  while (!search.finished()) {
    std::vector<double> values;
    for (const Point& point : search.ask()) values.push_back(function(point));
    search.tell(values);
  }
  return search;
}

double largestError(const Point& found, const Point& wanted) {
  double error = 0.0;
  for (std::size_t i = 0; i < found.size(); ++i) error = std::max(error, std::abs(found[i] - wanted[i]));
  return error;
}

double sphere(const Point& x) {
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += std::pow(x[i] - 0.3 - 0.04 * static_cast<double>(i), 2);
  return sum;
}

/// Rosenbrock's valley on -2..2 in each coordinate; lowest, 0, at 1, that is 0.75 of the box.
double rosenbrock(const Point& point) {
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < point.size(); ++i) {
    const double a = 4.0 * point[i] - 2.0;
    const double b = 4.0 * point[i + 1] - 2.0;
    sum += 100.0 * std::pow(b - a * a, 2) + std::pow(1.0 - a, 2);
  }
  return sum;
}

/// Axes from 1 to 1000 long, turned by a Householder reflection so that no coordinate lies along one.
double turnedEllipsoid(const Point& point) {
  const auto n = static_cast<double>(point.size());
  std::vector<double> x(point.size());
  double along = 0.0;
  for (std::size_t i = 0; i < point.size(); ++i) {
    x[i] = point[i] - 0.6;
    along += x[i] * static_cast<double>(i + 1);
  }
  const double square = n * (n + 1.0) * (2.0 * n + 1.0) / 6.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < point.size(); ++i) {
    const double turned = x[i] - 2.0 * along * static_cast<double>(i + 1) / square;
    sum += std::pow(1e6, static_cast<double>(i) / (n - 1.0)) * turned * turned;
  }
  return sum;
}

}  // namespace

class CmaEsTest : public QObject {
  Q_OBJECT

 private slots:
  void findsTheSphere();
  void followsTheValley();
  void turnsWithTheEllipsoid();
  void staysInsideAndFindsEdges();
  void isRepeatable();
  void levelOfValuesDoesNotMatter();
  void failuresAreWorst();
  void stopsWithoutProgress();
  void populations();
};

void CmaEsTest::findsTheSphere() {
  const CmaEs search = minimised(sphere, Point(10, 0.5));
  QVERIFY(search.bestValue() < 1e-12);
  QVERIFY(largestError(search.best(), {0.3, 0.34, 0.38, 0.42, 0.46, 0.5, 0.54, 0.58, 0.62, 0.66}) < 1e-5);
  QVERIFY2(search.generation() < 400, qPrintable(QString::number(search.generation())));
}

void CmaEsTest::followsTheValley() {
  CmaEsOptions options;
  options.population = 20;
  const CmaEs search = minimised(rosenbrock, Point(6, 0.4), options);
  QVERIFY2(search.bestValue() < 1e-8, qPrintable(QString::number(search.bestValue())));
  QVERIFY(largestError(search.best(), Point(6, 0.75)) < 1e-3);
}

void CmaEsTest::turnsWithTheEllipsoid() {
  const CmaEs search = minimised(turnedEllipsoid, Point(8, 0.2));
  QVERIFY2(search.bestValue() < 1e-9, qPrintable(QString::number(search.bestValue())));
  QVERIFY(largestError(search.best(), Point(8, 0.6)) < 1e-3);
}

// The lowest point of the box is a corner in half of the coordinates.
void CmaEsTest::staysInsideAndFindsEdges() {
  const auto outside = [](const Point& x) {
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (!(x[i] >= 0.0 && x[i] <= 1.0)) qFatal("outside the box");
      const double wanted = i % 2 == 0 ? 0.4 : (i % 4 == 1 ? -0.5 : 1.7);
      sum += std::pow(x[i] - wanted, 2);
    }
    return sum;
  };
  const CmaEs search = minimised(outside, Point(8, 0.5));
  QVERIFY2(
      largestError(search.best(), {0.4, 0.0, 0.4, 1.0, 0.4, 0.0, 0.4, 1.0}) < 1e-4,
      qPrintable(QString::number(largestError(search.best(), {0.4, 0.0, 0.4, 1.0, 0.4, 0.0, 0.4, 1.0}))));
}

void CmaEsTest::isRepeatable() {
  CmaEsOptions options;
  options.generations = 20;
  options.seed = 7;
  const CmaEs first = minimised(rosenbrock, Point(5, 0.3), options);
  const CmaEs second = minimised(rosenbrock, Point(5, 0.3), options);
  QVERIFY(first.best() == second.best());
  options.seed = 8;
  QVERIFY(minimised(rosenbrock, Point(5, 0.3), options).best() != first.best());
}

// Only the order of values counts, edges included.
void CmaEsTest::levelOfValuesDoesNotMatter() {
  CmaEsOptions options;
  options.generations = 30;
  options.tolerance = 0.0;
  const CmaEs plain = minimised(sphere, Point(4, 0.9), options);
  const CmaEs scaled = minimised([](const Point& x) { return 1024.0 * sphere(x); }, Point(4, 0.9), options);
  QVERIFY(plain.best() == scaled.best());
}

void CmaEsTest::failuresAreWorst() {
  const auto failing = [](const Point& x) { return x[0] > 0.45 ? std::nan("") : sphere(x); };
  const CmaEs search = minimised(failing, Point(3, 0.5));
  QVERIFY(largestError(search.best(), {0.3, 0.34, 0.38}) < 1e-4);
  CmaEsOptions options;
  options.patience = 5;
  const CmaEs hopeless = minimised([](const Point&) { return std::nan(""); }, Point(3, 0.5), options);
  QCOMPARE(hopeless.generation(), 5);
  QVERIFY(std::isinf(hopeless.bestValue()));
  QVERIFY(hopeless.best() == Point(3, 0.5));
}

void CmaEsTest::stopsWithoutProgress() {
  CmaEsOptions options;
  options.patience = 11;
  options.tolerance = 0.01;
  const CmaEs search = minimised(sphere, Point(10, 0.5), options);
  QVERIFY(search.generation() >= 11 && search.generation() < 60);
  options.generations = 4;
  QCOMPARE(minimised(sphere, Point(10, 0.5), options).generation(), 4);
}

void CmaEsTest::populations() {
  QCOMPARE(CmaEs(Point(24, 0.5)).population(), 4 + static_cast<int>(3.0 * std::log(24.0)));
  CmaEsOptions options;
  options.population = 64;
  CmaEs search(Point(1, 0.5), options);
  QCOMPARE(search.ask().size(), 64u);
  search.tell(std::vector<double>(3));
  QCOMPARE(search.generation(), 0);
  std::set<double> different;
  for (const Point& point : search.ask()) different.insert(point[0]);
  QVERIFY(different.size() > 40);
}

QTEST_GUILESS_MAIN(CmaEsTest)
#include "CmaEsTest.moc"
