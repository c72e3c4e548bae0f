// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/TransferConfig.h"

namespace semblance {

namespace {

std::string problemOf(const TransferConfig& config) {
  for (const std::string& problem : {unknownName("strategy", config.strategy.name, strategyNames()),
                                     unknownName("encoder", config.encoder, encoderNames())})
    if (!problem.empty()) return problem;
  if (!(config.strategy.spsaStep > 0.0) || config.strategy.spsaStep > 0.1 || config.strategy.spsaDraws < 1)
    return "spsa_step must lie between 0 and 0.1 and spsa_draws be at least 1";
  if (config.encoder != kVaeEncoder && (!config.vae.empty() || config.vaeTrainable))
    return std::string("vae and vae_trainable belong to the encoder ") + kVaeEncoder;
  if (config.vae.empty() && config.vaeTrainable)
    return "vae_trainable needs a trained autoencoder, named in vae";
  return {};
}

}  // namespace

Result<TransferConfig> loadTransferConfig(const std::filesystem::path& path) {
  auto reader = ConfigReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  TransferConfig config;
  config.run.learningRate = 3e-4;
  reader->read("strategy", config.strategy.name);
  reader->read("encoder", config.encoder);
  reader->read("spsa_step", config.strategy.spsaStep);
  reader->read("spsa_draws", config.strategy.spsaDraws);
  reader->read("vae", config.vae);
  reader->read("vae_trainable", config.vaeTrainable);
  reader->read("equaliser_proxy", config.strategy.equaliserProxy);
  reader->read("compressor_proxy", config.strategy.compressorProxy);
  if (auto common = readLabKeys(*reader, config); !common) return tl::unexpected(common.error());
  config.strategy.size = config.size;
  config.strategy.seed = config.run.seed;
  config.strategy.threads = stepThreads(config.run);
  if (const std::string problem = problemOf(config); !problem.empty()) return reader->problem(problem);
  return config;
}

}  // namespace semblance
