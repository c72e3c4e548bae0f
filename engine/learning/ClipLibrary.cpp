// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ClipLibrary.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <new>
#include <optional>
#include <thread>

#include "learning/Audibility.h"
#include "learning/ClipDecoding.h"
#include "learning/ClipList.h"
#include "learning/Levels.h"

namespace semblance {
namespace {

constexpr double kCrossfadeSeconds = 0.02;

struct NamedClip {
  std::string name;
  std::string kind;
  StoredClip clip;
};

/// Whether some stretch of `frames` samples has two audible halves, looked at block by block.
bool hasAudibleStretch(const StoredClip& clip, std::int64_t frames, int sampleRate) {
  const auto block = static_cast<std::int64_t>(kAudibilityBlockSeconds * sampleRate);
  std::vector<double> blocks;
  for (std::int64_t first = 0; first < clip.frames(); first += block)
    blocks.push_back(meanSquareOf(clip.samples(first, block)));
  return hasAudibleHalves(blocks, static_cast<std::size_t>(frames / 2 / block));
}

std::string secondsText(double seconds) {
  std::string text = std::to_string(seconds);
  return text.substr(0, text.find('.') + 2) + " s";
}

Result<StoredClip> decodeGuarded(const std::filesystem::path& path, int sampleRate,
                                 const std::stop_token& stop) {
  try {
    return decodeClip(path, sampleRate, stop);
  } catch (const std::bad_alloc&) {
    return fail("it is too long for the memory of this machine; cut it into shorter files");
  }
}

/// Decodes every listed file; the place of one that failed is filled with the reason. Stops early when asked
/// to, with the rest left empty.
std::vector<Result<StoredClip>> decodeAll(const std::vector<ListedClip>& listed, int sampleRate,
                                          const ProgressCallback& progress, const std::stop_token& stop) {
  std::vector<Result<StoredClip>> decoded(listed.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
  const auto work = [&](bool reports) {
    for (std::size_t i = next++; i < listed.size() && !stop.stop_requested(); i = next++) {
      decoded[i] = decodeGuarded(listed[i].path, sampleRate, stop);
      const std::size_t count = ++done;
      if (reports) {
        report(progress, static_cast<double>(count) / static_cast<double>(listed.size()),
               "Reading recordings");
      }
    }
  };
  const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 2u, 8u);
  {
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < threads; ++i) helpers.emplace_back(work, false);
    work(true);
  }
  if (stop.stop_requested()) return decoded;
  report(progress, 1.0, "Reading recordings");
  return decoded;
}

}  // namespace

struct ClipLibrary::Impl {
  Options options;
  std::vector<NamedClip> clips;
  std::vector<std::vector<std::size_t>> kinds;
  std::vector<RejectedClip> rejected;
  std::size_t joined = 0;

  std::int64_t minimumFrames() const {
    return static_cast<std::int64_t>(std::ceil(options.minimumSeconds * options.sampleRate));
  }

  void addUsable(NamedClip clip, const std::filesystem::path& path) {
    if (hasAudibleStretch(clip.clip, minimumFrames(), options.sampleRate)) {
      clips.push_back(std::move(clip));
    } else {
      rejected.push_back({path, "it is silent, or nearly so (below -50 dBFS)"});
    }
  }

  void addJoined(const std::vector<ListedClip>& listed, std::vector<Result<StoredClip>>& decoded,
                 const std::vector<std::size_t>& members);
  void sortByKind();
  static Result<ClipLibrary> load(std::vector<ListedClip> listed, const Options& options,
                                  const ProgressCallback& progress, const std::stop_token& stop);
};

void ClipLibrary::Impl::sortByKind() {
  std::map<std::string, std::vector<std::size_t>> byKind;
  for (std::size_t i = 0; i < clips.size(); ++i) byKind[clips[i].kind].push_back(i);
  for (auto& [kind, members] : byKind) kinds.push_back(std::move(members));
}

/// Joins the short files of one group in their order, each clip until it is long enough; what is left at the
/// end goes to the last clip.
void ClipLibrary::Impl::addJoined(const std::vector<ListedClip>& listed,
                                  std::vector<Result<StoredClip>>& decoded,
                                  const std::vector<std::size_t>& members) {
  const auto overlap = static_cast<std::int64_t>(std::lround(kCrossfadeSeconds * options.sampleRate));
  std::vector<std::vector<std::size_t>> sets(1);
  std::int64_t length = 0;
  for (const std::size_t member : members) {
    length += decoded[member]->frames() - (sets.back().empty() ? 0 : overlap);
    sets.back().push_back(member);
    if (length < minimumFrames()) continue;
    sets.emplace_back();
    length = 0;
  }
  if (sets.size() > 1) {
    std::vector<std::size_t> rest = std::move(sets.back());
    sets.pop_back();
    sets.back().insert(sets.back().end(), rest.begin(), rest.end());
  } else {
    for (const std::size_t member : members) {
      const std::string own =
          secondsText(static_cast<double>(decoded[member]->frames()) / options.sampleRate);
      const std::string all = secondsText(static_cast<double>(length) / options.sampleRate);
      const std::string needed = secondsText(options.minimumSeconds);
      rejected.push_back(
          {listed[member].path, members.size() == 1
                                    ? "it is too short (" + own + "; at least " + needed + " are needed)"
                                    : "it is too short (" + own +
                                          "), even joined with the other short files of its group (" + all +
                                          " in all; at least " + needed + " are needed)"});
    }
    return;
  }
  for (const std::vector<std::size_t>& set : sets) {
    std::vector<const StoredClip*> parts;
    for (const std::size_t member : set) parts.push_back(&*decoded[member]);
    const std::size_t before = clips.size();
    const std::string more = set.size() > 1 ? " and " + std::to_string(set.size() - 1) + " more" : "";
    addUsable({listed[set.front()].name + more, listed[set.front()].kind, joinClips(parts, overlap)},
              listed[set.front()].path);
    joined += clips.size() - before;
    for (const std::size_t member : set) decoded[member] = StoredClip{};
  }
}

Result<ClipLibrary> ClipLibrary::Impl::load(std::vector<ListedClip> listed, const Options& options,
                                            const ProgressCallback& progress, const std::stop_token& stop) {
  if (options.sampleRate < 8000 || options.sampleRate > 192000 || !(options.minimumSeconds > 0.0)) {
    return fail("Recordings cannot be prepared at " + std::to_string(options.sampleRate) +
                " Hz; choose a sample rate between 8 and 192 kHz.");
  }
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  if (!options.kind.empty()) {
    std::erase_if(listed, [&](const ListedClip& clip) { return clip.kind != options.kind; });
    if (listed.empty()) {
      return fail("None of the files is of the kind \"" + options.kind +
                  "\"; kinds are named in the column kind of files.csv beside the recordings.");
    }
  }
  auto decoded = decodeAll(listed, options.sampleRate, progress, stop);
  if (stop.stop_requested()) return failCancelled();
  std::map<std::string, std::vector<std::size_t>> shortOnes;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    if (!decoded[i]) {
      impl->rejected.push_back({listed[i].path, decoded[i].error().message});
    } else if (decoded[i]->frames() >= impl->minimumFrames()) {
      impl->addUsable({listed[i].name, listed[i].kind, std::move(*decoded[i])}, listed[i].path);
    } else {
      const std::string alone = listed[i].path.string() + '\n';
      shortOnes[listed[i].group.empty() ? alone : listed[i].group].push_back(i);
    }
  }
  for (const auto& [group, members] : shortOnes) impl->addJoined(listed, decoded, members);
  impl->sortByKind();
  if (impl->clips.empty()) {
    return fail("None of the " + std::to_string(listed.size()) + " recordings can be used; the first, \"" +
                impl->rejected.front().path.string() + "\": " + impl->rejected.front().reason + ".");
  }
  return ClipLibrary(std::move(impl));
}

ClipLibrary::ClipLibrary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ClipLibrary::ClipLibrary(ClipLibrary&&) noexcept = default;
ClipLibrary& ClipLibrary::operator=(ClipLibrary&&) noexcept = default;
ClipLibrary::~ClipLibrary() = default;

Result<ClipLibrary> ClipLibrary::fromList(const std::filesystem::path& list,
                                          const std::filesystem::path& root, const Options& options,
                                          const ProgressCallback& progress, std::stop_token stop) {
  auto listed = readClipList(list, root);
  if (!listed) return tl::unexpected(listed.error());
  return Impl::load(std::move(*listed), options, progress, stop);
}

Result<ClipLibrary> ClipLibrary::fromFolders(const std::vector<std::filesystem::path>& folders,
                                             const Options& options, const ProgressCallback& progress,
                                             std::stop_token stop) {
  auto listed = findClips(folders);
  if (!listed) return tl::unexpected(listed.error());
  return Impl::load(std::move(*listed), options, progress, stop);
}

Result<ClipLibrary> ClipLibrary::fromClips(std::vector<ListedClip> clips, const Options& options,
                                           const ProgressCallback& progress, std::stop_token stop) {
  if (clips.empty()) return fail("There is no recording to read; choose some.");
  return Impl::load(std::move(clips), options, progress, stop);
}

std::size_t ClipLibrary::size() const { return impl_->clips.size(); }
const std::string& ClipLibrary::name(std::size_t clip) const { return impl_->clips.at(clip).name; }
const std::string& ClipLibrary::kind(std::size_t clip) const { return impl_->clips.at(clip).kind; }
const std::vector<std::vector<std::size_t>>& ClipLibrary::clipsByKind() const { return impl_->kinds; }
double ClipLibrary::bandLimitHz(std::size_t clip) const { return impl_->clips.at(clip).clip.bandLimitHz; }
std::int64_t ClipLibrary::frames(std::size_t clip) const { return impl_->clips.at(clip).clip.frames(); }

std::vector<float> ClipLibrary::samples(std::size_t clip, std::int64_t first, std::int64_t count) const {
  return impl_->clips.at(clip).clip.samples(first, count);
}

const std::vector<RejectedClip>& ClipLibrary::rejected() const { return impl_->rejected; }
std::size_t ClipLibrary::joined() const { return impl_->joined; }

double ClipLibrary::seconds() const {
  double frames = 0.0;
  for (const NamedClip& clip : impl_->clips) frames += static_cast<double>(clip.clip.frames());
  return frames / impl_->options.sampleRate;
}

int ClipLibrary::sampleRate() const { return impl_->options.sampleRate; }

}  // namespace semblance
