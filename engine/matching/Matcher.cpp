// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/Matcher.h"

#include <chrono>

#include "matching/ExcerptMethod.h"
#include "matching/ExcerptRendering.h"
#include "matching/ExcerptSelection.h"

namespace semblance {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Result<SelectedExcerpts> listenTo(std::string_view role, const std::filesystem::path& path,
                                  const std::optional<TimeRange>& range, std::stop_token stop) {
  auto reader = AudioReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  auto selected = selectExcerpts(*reader, range, stop);
  if (!selected) return selected;
  if (auto usable = checkExcerpts(selected->excerpts, std::string(role) + " " + path.string()); !usable)
    return tl::unexpected(usable.error());
  return selected;
}

}  // namespace

struct Matcher::Impl {
  // The method of the last call and what it was made for: a second match starts at once.
  std::unique_ptr<ExcerptMethod> method;
  std::string id;
  std::string model;
  Device device = Device::Automatic;

  Result<ExcerptMethod*> methodFor(const MatchOptions& options) {
    if (!method || id != options.method || model != options.model || device != options.device) {
      auto made = makeExcerptMethod(options);
      if (!made) return tl::unexpected(made.error());
      method = std::move(*made);
      id = options.method;
      model = options.model;
      device = options.device;
    }
    return method.get();
  }
};

Matcher::Matcher() : impl_(std::make_unique<Impl>()) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

Result<MatchResult> Matcher::match(const std::filesystem::path& input, const std::filesystem::path& reference,
                                   const MatchOptions& options, const ProgressCallback& progress,
                                   std::stop_token stop, const MatchPreview& preview) {
  auto method = impl_->methodFor(options);
  if (!method) return tl::unexpected(method.error());

  const auto started = Clock::now();
  report(progress, 0.0, "Listening to the input");
  auto in = listenTo("input", input, options.inputRange, stop);
  if (!in) return tl::unexpected(in.error());
  report(progress, 0.1, "Listening to the reference");
  auto ref = listenTo("reference", reference, options.referenceRange, stop);
  if (!ref) return tl::unexpected(ref.error());

  MatchResult result;
  result.analyseSeconds = secondsSince(started);
  result.method = options.method;
  result.model = (*method)->modelName();
  result.device = (*method)->deviceName();
  result.inputExcerpts = in->ranges;
  result.referenceExcerpts = ref->ranges;
  const auto predicting = Clock::now();
  SettingsCallback tell;
  if (preview)
    tell = [&result, &preview](const ChainSettings& found) {
      result.settings = found;
      preview(result);
    };
  (*method)->setPreview(std::move(tell));
  auto settings =
      (*method)->match(in->excerpts, ref->excerpts, options.sections, subProgress(progress, 0.2, 1.0), stop);
  (*method)->setPreview({});
  if (!settings) return tl::unexpected(settings.error());
  result.predictSeconds = secondsSince(predicting);
  result.settings = *settings;
  return result;
}

}  // namespace semblance
