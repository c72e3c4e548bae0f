// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/LabTrainer.h"

#include <torch/torch.h>

#include <QtTest>
#include <nlohmann/json.hpp>

#include "evaluation/LabMethods.h"
#include "lab/TransferSystem.h"
#include "lab/VaeTraining.h"
#include "learning/TinyTraining.h"

using namespace semblance;
using nlohmann::json;

class LabTrainerTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void trainsAndServesASystem();
  void interruptedItGoesOnOnTheSameCurve();
  void proxiesAreTrainedAndUsed();
  void trainingsShareKeptExamples();
  void aBaseModelIsTakenAsItIs();
  void autoencodersAreTrained();
  void autoencodersListen_data();
  void autoencodersListen();
  void badConfigurationsAreSentences_data();
  void badConfigurationsAreSentences();
  void foreignFilesAreNoSystems();

 private:
  json plain(const std::string& system) const {
    return {{"system", system},
            {"root", tiny_.recordings.root().string()},
            {"train_list", "list.txt"},
            {"valid_list", "list.txt"},
            {"steps", 4},
            {"steps_per_validation", 2},
            {"batch", 2},
            {"valid_examples", 2},
            {"frames", 32768},
            {"threads", 1},
            {"device", "cpu"}};
  }
  std::filesystem::path config(const std::string& name, const json& values) const {
    return tiny_.recordings.writeText(name, values.dump());
  }
  Result<TrainReport> run(const std::string& name, const json& values, bool resume = false,
                          std::stop_token stop = {}, std::function<void(const TrainStatus&)> onStatus = {}) {
    TrainControl control;
    control.alone = true;
    control.stop = std::move(stop);
    control.onStatus = std::move(onStatus);
    return trainLab(config(name + ".json", values), tiny_.path(name + ".safetensors"), resume, control);
  }

  TinyTraining tiny_;
};

void LabTrainerTest::trainsAndServesASystem() {
  const auto report = run("autodiff", plain("style-transfer"));
  QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  QCOMPARE(report->history.size(), 2u);
  QVERIFY(std::isfinite(report->last.validLoss) && report->trainClips == 3);

  const auto loaded = loadTransferSystem(tiny_.path("autodiff.safetensors"));
  QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
  QCOMPARE(loaded->config.strategy.name, std::string("autodiff"));
  QVERIFY(loaded->system->strategy().showsParameters());

  // As a method it answers at rates other than the encoder's.
  const auto sources = labSources(tiny_.recordings.root());
  QVERIFY(sources && sources->front().name == "autodiff");
  auto method = sources->front().make();
  QVERIFY(method.has_value());
  Example example;
  example.sampleRate = 44100;
  example.input = TestRecordings::lively(1.5, 44100, 220.0);
  example.reference = TestRecordings::lively(1.5, 44100, 330.0);
  const auto output = method->process(example, {});
  QVERIFY(output && output->size() == example.input.size());
  QVERIFY(std::all_of(output->begin(), output->end(), [](float x) { return std::isfinite(x); }));
}

void LabTrainerTest::interruptedItGoesOnOnTheSameCurve() {
  const json values = plain("style-transfer");
  const auto whole = run("whole", values);
  QVERIFY(whole.has_value());
  std::stop_source stop;
  const auto broken = run("broken", values, false, stop.get_token(), [&](const TrainStatus& status) {
    if (status.step == 2) stop.request_stop();
  });
  QVERIFY(!broken && isCancelled(broken.error()));
  const auto resumed = run("broken", values, true);
  QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().message.c_str());
  QCOMPARE(resumed->last.validLoss, whole->last.validLoss);
  QVERIFY(tiny_.sameWeights("whole.safetensors", "broken.safetensors"));
}

void LabTrainerTest::proxiesAreTrainedAndUsed() {
  for (const char* effect : {"equaliser", "compressor"}) {
    json values = plain("effect-proxy");
    values["effect"] = effect;
    const auto report = run(effect, values);
    QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  }
  json values = plain("style-transfer");
  values["strategy"] = "proxy-full";
  values["equaliser_proxy"] = "equaliser.safetensors";
  values["compressor_proxy"] = "compressor.safetensors";
  const auto report = run("full", values);
  QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  const auto loaded = loadTransferSystem(tiny_.path("full.safetensors"));  // needs no proxy beside it
  QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
}

void LabTrainerTest::trainingsShareKeptExamples() {
  json values = plain("style-transfer");
  values["examples"] = 5;
  values["examples_a_piece"] = 2;
  values["examples_cache"] = "kept";
  const auto first = run("first", values);
  QVERIFY2(first.has_value(), first ? "" : first.error().message.c_str());
  QCOMPARE(first->trainClips, std::size_t{3});
  QVERIFY(std::filesystem::exists(tiny_.path("kept/train-4-5.pairs")));
  const double unprocessed = first->last.validTerms.at("unprocessed");
  QVERIFY(unprocessed > 0.0);

  const auto again = run("again", values);
  QVERIFY2(again.has_value(), again ? "" : again.error().message.c_str());
  QCOMPARE(again->trainClips, std::size_t{0});  // nothing was read
  QVERIFY(tiny_.sameWeights("first.safetensors", "again.safetensors"));
  QCOMPARE(again->last.validTerms.at("unprocessed"), unprocessed);

  json proxy = values;
  proxy["system"] = "effect-proxy";
  const auto served = run("served", proxy);
  QVERIFY2(served.has_value(), served ? "" : served.error().message.c_str());
  QCOMPARE(served->trainClips, std::size_t{0});

  values["frames"] = 16384;
  QVERIFY(failsWith(run("other", values), "made with other settings"));
}

void LabTrainerTest::aBaseModelIsTakenAsItIs() {
  json values = plain("style-transfer");
  const auto based = run("based", values);
  QVERIFY(based.has_value());
  values["strategy"] = "spsa";
  values["base_model"] = "based.safetensors";
  values["steps"] = 0;
  const auto taken = run("taken", values);
  QVERIFY2(taken.has_value(), taken ? "" : taken.error().message.c_str());
  QVERIFY(tiny_.sameWeights("based.safetensors", "taken.safetensors"));
  QCOMPARE(loadTransferSystem(tiny_.path("taken.safetensors"))->config.strategy.name, std::string("spsa"));

  values["strategy"] = "tcn1";
  QVERIFY(failsWith(run("misfit", values), "Cannot start from the model"));
  values["system"] = "effect-proxy";
  values.erase("strategy");
  QVERIFY(failsWith(labTrainConfig(config("proxy.json", values)), "leave base_model out"));
  values["system"] = "style-transfer";
  values.erase("base_model");
  QVERIFY(failsWith(labTrainConfig(config("none.json", values)), "steps may be 0 with a base_model"));
}

// An interrupted training ends with the same weights as an unbroken one, and has learned to tell its input.
void LabTrainerTest::autoencodersAreTrained() {
  json values = plain("spectrogram-vae");
  values["steps"] = 60;
  values["steps_per_validation"] = 20;
  values["beta_cycle_steps"] = 4;
  const auto whole = run("vae", values);
  QVERIFY2(whole.has_value(), whole ? "" : whole.error().message.c_str());
  QCOMPARE(whole->history.size(), 3u);
  QVERIFY(whole->history.back().trainLoss < 0.95 * whole->history.front().trainLoss);
  std::stop_source stop;
  const auto broken = run("broken-vae", values, false, stop.get_token(), [&](const TrainStatus& status) {
    if (status.step == 20) stop.request_stop();
  });
  QVERIFY(!broken && isCancelled(broken.error()));
  const auto resumed = run("broken-vae", values, true);
  QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().message.c_str());
  QVERIFY(tiny_.sameWeights("vae.safetensors", "broken-vae.safetensors"));
  const auto loaded = loadVae(tiny_.path("vae.safetensors"));
  QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
  QVERIFY(loaded->size == NetworkSize::Small && !loaded->network->is_training());
}

void LabTrainerTest::autoencodersListen_data() {
  QTest::addColumn<bool>("trainable");
  QTest::newRow("frozen") << false;
  QTest::newRow("trained on") << true;
}

// Frozen, the trained encoder is in the system as it was, running statistics included.
void LabTrainerTest::autoencodersListen() {
  QFETCH(bool, trainable);
  json values = plain("spectrogram-vae");
  values["steps"] = 2;
  const auto trained = run("listener", values);
  QVERIFY2(trained.has_value(), trained ? "" : trained.error().message.c_str());
  values = plain("style-transfer");
  values["strategy"] = "spsa";
  values["spsa_step"] = 0.01;
  values["encoder"] = "beta-vae";
  values["vae"] = "listener.safetensors";
  values["vae_trainable"] = trainable;
  const auto report = run("listening", values);
  QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  const auto vae = loadTensors(tiny_.path("listener.safetensors"));
  const auto system = loadTensors(tiny_.path("listening.safetensors"));
  QVERIFY(vae && system);
  bool same = true;
  for (const auto& [name, tensor] : vae->tensors) {
    const auto found = system->tensors.find("encoder.autoencoder." + name);
    QVERIFY2(found != system->tensors.end(), name.c_str());
    same = same && torch::equal(found->second, tensor);
  }
  QCOMPARE(same, !trainable);
  QVERIFY(loadTransferSystem(tiny_.path("listening.safetensors")).has_value());
  values["vae"] = "listening.safetensors";
  QVERIFY(failsWith(run("wrong", values), "train one with \"system\": \"spectrogram-vae\""));
  values["encoder"] = "spectral";
  QVERIFY(failsWith(run("wrong", values), "belong to the encoder beta-vae"));
}

void LabTrainerTest::badConfigurationsAreSentences_data() {
  QTest::addColumn<QString>("key");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("says");
  QTest::newRow("system") << "system"
                          << "\"magic\""
                          << "choose from match, style-transfer, effect-proxy, spectrogram-vae";
  QTest::newRow("strategy") << "strategy"
                            << "\"magic\""
                            << "choose from autodiff, spsa";
  QTest::newRow("encoder") << "encoder"
                           << "\"magic\""
                           << "efficientnet";
  QTest::newRow("loss") << "loss"
                        << "\"magic\""
                        << "mr-stft";
  QTest::newRow("size") << "size"
                        << "\"huge\""
                        << "published, small";
  QTest::newRow("frames") << "frames"
                          << "12"
                          << "frames must lie";
  QTest::newRow("type") << "steps"
                        << "\"many\""
                        << "the value of steps has the wrong type";
  QTest::newRow("unknown key") << "colour"
                               << "1"
                               << "the key colour is unknown";
  QTest::newRow("cache of nothing") << "examples_cache"
                                    << "\"kept\""
                                    << "examples must be positive";
  QTest::newRow("no proxies") << "strategy"
                              << "\"proxy\""
                              << "equaliser_proxy";
}

void LabTrainerTest::badConfigurationsAreSentences() {
  QFETCH(QString, key);
  QFETCH(QString, value);
  QFETCH(QString, says);
  json values = plain("style-transfer");
  values[key.toStdString()] = json::parse(value.toStdString());
  const auto path = config("bad.json", values);
  const auto checked = labTrainConfig(path);
  const auto report = checked ? run("bad", values) : Result<TrainReport>(tl::unexpected(checked.error()));
  QVERIFY(!report);
  const std::string message = report.error().message;
  QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
  QVERIFY(!std::filesystem::exists(tiny_.path("bad.safetensors")));
}

void LabTrainerTest::foreignFilesAreNoSystems() {
  QVERIFY(failsWith(loadTransferSystem(SEMBLANCE_SOURCE_DIR "/models/default.safetensors"),
                    "not one of the compared systems"));
  QVERIFY(failsWith(labSources("/nowhere/at/all"), "Cannot read the folder"));
  QTemporaryDir empty;
  QVERIFY(failsWith(labSources(empty.path().toStdString()), "no trained systems"));
}

QTEST_GUILESS_MAIN(LabTrainerTest)
#include "LabTrainerTest.moc"
