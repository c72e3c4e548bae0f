// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "effects/ParameterTable.h"
#include "learning/Model.h"
#include "learning/Safetensors.h"

using namespace semblance;

namespace {

SignalFeatures someFeatures(float tilt) {
  SignalFeatures features;
  for (int s = 0; s < kBandStatistics; ++s)
    for (int b = 0; b < kFeatureBands; ++b)
      features.bands[static_cast<std::size_t>(s * kFeatureBands + b)] =
          -40.0f + 2.0f * static_cast<float>(s) + tilt * static_cast<float>(b);
  features.mask.fill(1.0f);
  features.dynamics.fill(-10.0f);
  features.loudness = -20.0f;
  return features;
}

}  // namespace

class ModelFileTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void roundTripIsExact() {
    Model model = newModel({16, 1, 1, 32}, 5);
    model.card["data"] = "noise";
    const auto path = file("model.safetensors");
    QVERIFY(saveModel(model, path));
    auto loaded = loadModel(path);
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
    QCOMPARE(loaded->card["data"], std::string("noise"));
    const FeatureBatch in = FeatureBatch::of(someFeatures(0.1f));
    const FeatureBatch ref = FeatureBatch::of(someFeatures(-0.2f));
    torch::NoGradGuard untracked;
    QVERIFY(torch::equal(model.network->forward(in, ref, AlignmentBatch::of({})).values,
                         loaded->network->forward(in, ref, AlignmentBatch::of({})).values));
  }

  void aNewNetworkAsksForNearlyNothing() {
    torch::NoGradGuard untracked;
    Model model = newModel({}, 1);
    const Prediction p = model.network->forward(FeatureBatch::of(someFeatures(0.0f)),
                                                FeatureBatch::of(someFeatures(0.0f)), AlignmentBatch::of({}));
    QVERIFY(std::abs(p.values[0][static_cast<std::int64_t>(indexOf(ParameterId::Peak1Gain))].item<double>()) <
            3.0);
    QVERIFY(p.values[0][static_cast<std::int64_t>(indexOf(ParameterId::Ratio))].item<double>() < 1.5);
  }

  void foreignFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto withHeader = [](const QByteArray& header, const QByteArray& data = {}) {
      const quint64 length = static_cast<quint64>(header.size());
      return QByteArray(reinterpret_cast<const char*>(&length), 8) + header + data;
    };
    QTest::newRow("empty") << QByteArray() << "too short";
    QTest::newRow("text") << QByteArray("this is not a model at all") << "no tensor header";
    QTest::newRow("huge header") << QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f{}", 10)
                                 << "no tensor header";
    QTest::newRow("not json") << withHeader("{]") << "header cannot be read";
    QTest::newRow("no card") << withHeader("{}") << "not made by Semblance";
    QTest::newRow("outside") << withHeader(R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})")
                             << "larger than the file";
    QTest::newRow("wrong size") << withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}})",
                                              QByteArray(8, 0))
                                << "outside the file";
    QTest::newRow("overflow")
        << withHeader(R"({"a":{"dtype":"F32","shape":[4611686018427387904,16],"data_offsets":[0,0]}})")
        << "larger than the file";
    QTest::newRow("malformed") << withHeader(R"({"a":7})") << "malformed";
    QTest::newRow("other version") << withHeader(
                                          R"({"__metadata__":{"format":"semblance-model","version":"99"}})")
                                   << "version 99";
    QTest::newRow("other architecture")
        << withHeader(
               R"({"__metadata__":{"format":"semblance-model","version":"2","architecture":"transformer"}})")
        << "of the kind \"transformer\"";
    QTest::newRow("other table")
        << withHeader(
               R"({"__metadata__":{"format":"semblance-model","version":"2","architecture":"match-network","parameter_table":"0"}})")
        << "other effects";
  }
  void foreignFilesAreRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto path = file("foreign.safetensors");
    QFile out(QString::fromStdString(path.string()));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
    out.close();
    auto loaded = loadModel(path);
    QVERIFY(!loaded);
    QVERIFY2(QString::fromStdString(loaded.error().message).contains(says), loaded.error().message.c_str());
    QVERIFY(QString::fromStdString(loaded.error().message).contains(QStringLiteral("foreign.safetensors")));
  }

  void damagedWeightsAreRefused() {
    Model model = newModel({16, 1, 1, 32}, 5);
    model.network->parameters()[0].detach().view({-1})[3] = NAN;
    QVERIFY(saveModel(model, file("nan.safetensors")));
    QVERIFY(!loadModel(file("nan.safetensors")));

    QVERIFY(saveModel(newModel({16, 1, 1, 32}, 5), file("cut.safetensors")));
    QFile cut(QString::fromStdString(file("cut.safetensors").string()));
    QVERIFY(cut.resize(cut.size() - 100));
    QVERIFY(!loadModel(file("cut.safetensors")));

    QVERIFY(saveModel(newModel({16, 1, 1, 32}, 5), file("whole.safetensors")));
    auto tensors = loadTensors(file("whole.safetensors"));
    QVERIFY(tensors.has_value());
    tensors->tensors.erase(tensors->tensors.begin());
    QVERIFY(saveTensors(*tensors, file("less.safetensors")));
    auto less = loadModel(file("less.safetensors"));
    QVERIFY(!less && QString::fromStdString(less.error().message).contains(QStringLiteral("missing")));
  }

  void missingFileAndFolder() {
    QVERIFY(loadModel(file("none.safetensors")).error().message.find("no such file") != std::string::npos);
    QVERIFY(loadModel(folder_.path().toStdString()).error().message.find("folder") != std::string::npos);
  }

 private:
  std::filesystem::path file(const char* name) const {
    return std::filesystem::path(folder_.path().toStdString()) / name;
  }
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(ModelFileTest)
#include "ModelFileTest.moc"
