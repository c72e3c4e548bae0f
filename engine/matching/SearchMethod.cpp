// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/SearchMethod.h"

#include "effects/ChainBlackBox.h"
#include "matching/LevelPlacement.h"

namespace semblance {

namespace {

using torch::Tensor;

constexpr int kGenerationsPerPreview = 4;

/// The rows that are searched.
std::vector<ParameterId> searchedRows(const Posterior& posterior) {
  std::vector<ParameterId> rows;
  for (const ParameterInfo& row : parameterTable())
    if (posterior.movable()[static_cast<std::int64_t>(indexOf(row.id))].item<double>() != 0.0)
      rows.push_back(row.id);
  return rows;
}

/// What a tensor over all parameters has for some of them; and back, the others as in `all`.
std::vector<double> rowsOf(const Tensor& all, const std::vector<ParameterId>& rows) {
  std::vector<double> values;
  for (const ParameterId id : rows)
    values.push_back(all[static_cast<std::int64_t>(indexOf(id))].item<double>());
  return values;
}
Tensor withRows(const Tensor& all, const std::vector<ParameterId>& rows, std::span<const double> values) {
  Tensor changed = all.clone();
  for (std::size_t i = 0; i < rows.size(); ++i) changed.data_ptr<double>()[indexOf(rows[i])] = values[i];
  return changed;
}

}  // namespace

SearchMethod::SearchMethod(NetworkMethod network, const Options& options)
    : network_(std::move(network)), options_(options) {}

Result<ChainSettings> SearchMethod::matchBlend(const Excerpts& input, References references,
                                               const MatchSections& sections,
                                               const ProgressCallback& progress, std::stop_token stop) {
  const auto prior = network_.answerBlend(input, references, sections, {}, stop);
  if (!prior) return tl::unexpected(prior.error());
  const auto posterior = Posterior::of(input, references, *prior, sections, options_.posterior);
  if (!posterior) return tl::unexpected(posterior.error());
  const std::vector<ParameterId> rows = searchedRows(*posterior);
  const auto cost = [&](const Tensor& output, std::span<const double> positions) {
    return (posterior->distance(output) + posterior->penalty(withRows(posterior->start(), rows, positions)))
        .item<double>();
  };
  const auto settled = [&](const std::vector<double>& positions) {
    ChainSettings settings = prior->settings;
    for (std::size_t i = 0; i < rows.size(); ++i)
      settings[rows[i]] = static_cast<float>(denormalised(rows[i], positions[i]));
    neutraliseUnmatched(settings, sections);
    if (sections.level) placeLevel(settings, prior->targetLufs, input);
    return settings;
  };
  bool told = true;
  const auto watch = [&](const BlackBoxSearchState& state) {
    report(progress, static_cast<double>(state.generation) / options_.search.generations,
           Sentence("Searching"));
    if (state.better) told = false;
    if (!preview_ || told || state.generation % kGenerationsPerPreview != 0) return;
    preview_(settled(state.best));
    told = true;
  };
  if (rows.empty()) return settled({});
  BlackBoxSearchOptions options = options_.search;
  options.highest = rowsOf(posterior->highest(), rows);
  const auto found =
      searchBlackBox(chainBlackBox(rows, prior->settings), posterior->signal(), posterior->sampleRate(),
                     rowsOf(posterior->start(), rows), cost, options, watch, stop);
  if (!found) return tl::unexpected(found.error());
  return settled(*found);
}

}  // namespace semblance
