// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "learning/encoders/Controller.h"
#include "learning/encoders/EfficientNetEncoder.h"
#include "learning/encoders/Encoder.h"
#include "learning/encoders/MusicalEffectsEncoder.h"
#include "learning/encoders/RandomMelEncoder.h"
#include "learning/encoders/SpectralEncoder.h"
#include "learning/encoders/TimbreEncoder.h"
#include "learning/encoders/TimeFrequencyEncoder.h"

using namespace semblance;
using torch::Tensor;

namespace {

std::shared_ptr<Encoder> made(const std::string& name, NetworkSize size) {
  auto encoder = makeEncoder(name, size);
  if (!encoder) qFatal("%s", encoder.error().message.c_str());
  return *encoder;
}

Tensor noise(std::int64_t batch, std::int64_t samples) {
  torch::manual_seed(3);
  return 0.1 * torch::randn({batch, 1, samples});
}

}  // namespace

class EncodersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void publishedParameterCounts();
  void publishedControllers();
  void trunkFollowsItsTable();
  void smallOnesAnswer_data();
  void smallOnesAnswer();
  void smallOnesLearn_data();
  void smallOnesLearn();
  void publishedOnesAnswer_data();
  void publishedOnesAnswer();
  void droppedBlocksKeepTheMean();
  void temporalPoolingForgetsOrder();
  void timbreUsesEveryFilter();
  void musicalEffectsShrinkTime();
  void randomMelIsFixedAndFollowsItsDefinition();
  void controllerStartsWhereItIsTold();
  void clampsOnlyWhereAsked();
  void unknownNamesAreToldTheKnownOnes();
};

void EncodersTest::publishedParameterCounts() {
  QCOMPARE(trainableParameters(*EfficientNet(EfficientNetShape::b2())), 7'700'418);
  QCOMPARE(trainableParameters(*made("efficientnet", NetworkSize::Published)), 9'147'330);
  const auto timeFrequency = made("time-frequency", NetworkSize::Published);
  QCOMPARE(trainableParameters(*timeFrequency), 8'385 + 127'169 + 2'561 + 315'585);
  QCOMPARE(trainableParameters(*timeFrequency) +
               trainableParameters(*Controller(ControllerShape::blindEstimation(128, 15))),
           3'355'734);
  QCOMPARE(made("timbre", NetworkSize::Published)->embeddingSize(), 66);
  QCOMPARE(made("musical-effects", NetworkSize::Published)->embeddingSize(), 2048);
  QCOMPARE(trainableParameters(*made("random-mel", NetworkSize::Published)), 0);
  for (const std::string& name : encoderNames())
    for (const NetworkSize size : {NetworkSize::Published, NetworkSize::Small})
      qInfo("%s %s: %lld parameters", name.c_str(), size == NetworkSize::Small ? "small" : "published",
            static_cast<long long>(trainableParameters(*made(name, size))));
}

void EncodersTest::publishedControllers() {
  QCOMPARE(trainableParameters(*Controller(ControllerShape::styleTransfer(1024, 24))), 596'504);
  Controller controller(ControllerShape::styleTransfer(16, 5));
  const Tensor positions = controller->forward(torch::randn({3, 16}), torch::randn({3, 16}));
  QCOMPARE(positions.sizes().vec(), (std::vector<std::int64_t>{3, 5}));
  QVERIFY((positions > 0.0).all().item<bool>() && (positions < 1.0).all().item<bool>());
}

// Sizes of the maps behind each stage of an image, by "same" padding: ceil(size / stride).
void EncodersTest::trunkFollowsItsTable() {
  EfficientNet trunk(EfficientNetShape::b2());
  trunk->eval();
  torch::NoGradGuard untracked;
  QCOMPARE(trunk->forward(torch::randn({1, 1, 65, 131})).sizes().vec(), (std::vector<std::int64_t>{1, 1408}));
  QCOMPARE(trunk->forward(torch::randn({2, 1, 7, 9})).sizes().vec(), (std::vector<std::int64_t>{2, 1408}));
}

void EncodersTest::smallOnesAnswer_data() {
  QTest::addColumn<QString>("name");
  for (const std::string& name : encoderNames()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void EncodersTest::smallOnesAnswer() {
  QFETCH(QString, name);
  const auto encoder = made(name.toStdString(), NetworkSize::Small);
  encoder->eval();
  torch::NoGradGuard untracked;
  const EncoderInput input = encoder->input();
  const Tensor audio = noise(2, input.samples);
  const Tensor both = encoder->forward(audio);
  QCOMPARE(both.sizes().vec(), (std::vector<std::int64_t>{2, encoder->embeddingSize()}));
  QVERIFY(both.isfinite().all().item<bool>());
  QVERIFY((both[0] - both[1]).abs().max().item<double>() > 0.0);
  // A recording's embedding does not depend on its company.
  const Tensor alone = encoder->forward(audio.slice(0, 1, 2));
  QVERIFY((alone[0] - both[1]).abs().max().item<double>() < 1e-4 * (1.0 + both.abs().max().item<double>()));
  for (const std::int64_t samples : {std::int64_t{1}, std::int64_t{5000}, input.samples + 4321}) {
    const Tensor silence = encoder->forward(torch::zeros({1, 1, samples}));
    QCOMPARE(silence.size(1), encoder->embeddingSize());
    QVERIFY(silence.isfinite().all().item<bool>());
  }
}

void EncodersTest::smallOnesLearn_data() {
  QTest::addColumn<QString>("name");
  for (const std::string& name : encoderNames())
    if (name != "random-mel") QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

// Every parameter is reached by a gradient, and a few steps tell a dull sound from a bright one.
void EncodersTest::smallOnesLearn() {
  QFETCH(QString, name);
  torch::manual_seed(1);
  const auto encoder = made(name.toStdString(), NetworkSize::Small);
  torch::nn::Linear probe(encoder->embeddingSize(), 1);
  const Tensor bright = noise(4, 65536);
  const Tensor dull = torch::avg_pool1d(bright, 9, 1, 4);
  const Tensor audio = torch::cat({bright, dull});
  const Tensor wanted = torch::cat({torch::ones({4, 1}), torch::zeros({4, 1})});
  std::vector<Tensor> parameters = encoder->parameters();
  for (const Tensor& parameter : probe->parameters()) parameters.push_back(parameter);
  torch::optim::Adam optimiser(parameters, torch::optim::AdamOptions(5e-3));
  double first = 0.0;
  double last = 0.0;
  for (int step = 0; step < 12; ++step) {
    optimiser.zero_grad();
    const Tensor loss = torch::binary_cross_entropy_with_logits(probe(encoder->forward(audio)), wanted);
    loss.backward();
    optimiser.step();
    (step == 0 ? first : last) = loss.item<double>();
  }
  for (const auto& parameter : encoder->named_parameters()) {
    // The autoencoder's other half plays no part in the code's mean.
    if (parameter.key().find("log_variance") != std::string::npos) continue;
    if (parameter.key().find("widen") != std::string::npos ||
        parameter.key().find("up.") != std::string::npos)
      continue;
    QVERIFY2(parameter->grad().defined() && parameter->grad().isfinite().all().item<bool>(),
             parameter.key().c_str());
  }
  QVERIFY2(last < 0.7 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
}

void EncodersTest::publishedOnesAnswer_data() { smallOnesAnswer_data(); }

void EncodersTest::publishedOnesAnswer() {
  QFETCH(QString, name);
  const auto encoder = made(name.toStdString(), NetworkSize::Published);
  encoder->eval();
  torch::NoGradGuard untracked;
  const Tensor embedding = encoder->forward(noise(1, encoder->input().samples));
  QCOMPARE(embedding.sizes().vec(), (std::vector<std::int64_t>{1, encoder->embeddingSize()}));
  QVERIFY(embedding.isfinite().all().item<bool>());
  if (name == "efficientnet") QVERIFY(std::abs(embedding.norm().item<double>() - 1.0) < 1e-5);
}

// Left-out blocks are made up for by the others: two networks that differ in dropping alone agree on average.
void EncodersTest::droppedBlocksKeepTheMean() {
  EfficientNetShape shape;
  shape.stem = 4;
  shape.stages = {{1, 3, 1, 4, 4}};
  shape.head = 8;
  shape.dropConnect = 0.5;
  EfficientNet dropping(shape);
  const Tensor image = torch::randn({64, 1, 16, 16});
  Tensor some = dropping->forward(image);
  QVERIFY((some - dropping->forward(image)).abs().max().item<double>() > 1e-3);
  dropping->eval();
  QVERIFY((dropping->forward(image) - dropping->forward(image)).abs().max().item<double>() == 0.0);
}

void EncodersTest::temporalPoolingForgetsOrder() {
  SpectralEncoder encoder(SpectralEncoderShape::of(NetworkSize::Small));
  encoder.eval();
  torch::NoGradGuard untracked;
  const Tensor audio = noise(1, 131072);
  const Tensor series = encoder.series(audio);
  QCOMPARE(series.sizes().vec(), (std::vector<std::int64_t>{1, 129, 128}));
  const Tensor embedding = encoder.forward(audio);
  QVERIFY((embedding - torch::nn::functional::normalize(series.mean(1))).abs().max().item<double>() < 1e-6);
  const Tensor halves = torch::cat({audio.slice(2, 65536), audio.slice(2, 0, 65536)}, 2);
  const double turned = (encoder.forward(halves) * embedding).sum().item<double>();
  QVERIFY2(turned > 0.995, qPrintable(QString::number(turned)));
}

// The published program writes every group of filters over the first.
void EncodersTest::timbreUsesEveryFilter() {
  TimbreEncoder encoder(TimbreShape::of(NetworkSize::Small));
  encoder.train();
  torch::NoGradGuard untracked;
  const Tensor embeddings = encoder.forward(noise(4, 40000));
  QCOMPARE(embeddings.size(1), 66);
  QVERIFY((embeddings.abs().amax(0) > 0.0).all().item<bool>());
}

void EncodersTest::musicalEffectsShrinkTime() {
  std::int64_t stride = 1;
  for (const auto& block : MusicalEffectsShape{}.blocks) stride *= block.stride;
  QCOMPARE(stride, 4096);
  QCOMPARE(MusicalEffectsShape{}.blocks.size(), 12u);
}

void EncodersTest::randomMelIsFixedAndFollowsItsDefinition() {
  const RandomMelShape shape = RandomMelShape::of(NetworkSize::Published);
  RandomMelEncoder encoder(shape);
  RandomMelEncoder again(shape);
  const Tensor audio = noise(1, 30000);
  QVERIFY(torch::equal(encoder.forward(audio), again.forward(audio)));
  const Tensor projection = encoder.named_buffers()["projection"];
  QCOMPARE(projection.sizes().vec(), (std::vector<std::int64_t>{128, 4096}));
  QVERIFY(projection.min().item<double>() >= 0.0 && projection.max().item<double>() < 1.0 / std::sqrt(128.0));
  QVERIFY(std::abs(projection.mean().item<double>() * 2.0 * std::sqrt(128.0) - 1.0) < 0.01);
  // Silence: every band reads 1e-4 to the power of 0.3.
  const Tensor silence = encoder.forward(torch::zeros({1, 1, 30000}));
  const Tensor expected = std::pow(1e-4, 0.3) * projection.sum(0);
  QVERIFY((silence[0] - expected).abs().max().item<double>() < 1e-4);
}

void EncodersTest::controllerStartsWhereItIsTold() {
  torch::manual_seed(9);
  const Tensor start = torch::tensor({0.5, 0.1, 0.9, 0.0});
  for (ControllerShape shape : {ControllerShape::styleTransfer(32, 4), ControllerShape::betaVae(32, 4)}) {
    Controller controller(shape);
    controller->startAt(start);
    const Tensor positions = controller->forward(torch::randn({16, 64}));
    QVERIFY((positions - start).abs().max().item<double>() < 0.06);
  }
}

void EncodersTest::clampsOnlyWhereAsked() {
  ControllerShape shape = ControllerShape::betaVae(4, 2);
  Controller open(shape);
  open->startAt(torch::tensor({0.002, 0.998}));
  QVERIFY(open->forward(torch::randn({5, 8})).min().item<double>() < 0.04);
  shape.lowest = 0.05;
  shape.highest = 0.95;
  Controller published(shape);
  published->startAt(torch::tensor({0.002, 0.998}));
  const Tensor positions = published->forward(torch::randn({5, 8}));
  QVERIFY(positions.min().item<float>() == 0.05f && positions.max().item<float>() == 0.95f);
}

void EncodersTest::unknownNamesAreToldTheKnownOnes() {
  const auto encoder = makeEncoder("wavelet", NetworkSize::Small);
  QVERIFY(!encoder);
  QVERIFY(encoder.error().message.find("wavelet") != std::string::npos);
  for (const std::string& name : encoderNames())
    QVERIFY(encoder.error().message.find(name) != std::string::npos);
}

QTEST_GUILESS_MAIN(EncodersTest)
#include "EncodersTest.moc"
