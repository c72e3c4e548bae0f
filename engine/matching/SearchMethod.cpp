// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/SearchMethod.h"

#include "effects/ChainBlackBox.h"

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
    : PosteriorMethod(std::move(network), options.posterior), options_(options.search) {}

Result<Tensor> SearchMethod::bestPositions(const Posterior& posterior, const PositionsCallback& better,
                                           const ProgressCallback& progress, const std::stop_token& stop) {
  const std::vector<ParameterId> rows = searchedRows(posterior);
  if (rows.empty()) return posterior.start();
  const auto whole = [&](std::span<const double> positions) {
    return withRows(posterior.start(), rows, positions);
  };
  const auto cost = [&](const Tensor& output, std::span<const double> positions) {
    return (posterior.distance(output) + posterior.penalty(whole(positions))).item<double>();
  };
  bool told = true;
  const auto watch = [&](const BlackBoxSearchState& state) {
    report(progress, static_cast<double>(state.generation) / options_.generations, Sentence("Searching"));
    if (state.better) told = false;
    if (!better || told || state.generation % kGenerationsPerPreview != 0) return;
    better(whole(state.best));
    told = true;
  };
  BlackBoxSearchOptions options = options_;
  options.highest = rowsOf(posterior.highest(), rows);
  const auto found =
      searchBlackBox(chainBlackBox(rows, posterior.answer()), posterior.signal(), posterior.sampleRate(),
                     rowsOf(posterior.start(), rows), cost, options, watch, stop);
  if (!found) return tl::unexpected(found.error());
  return whole(*found);
}

}  // namespace semblance
