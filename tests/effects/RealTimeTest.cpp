// SPDX-License-Identifier: GPL-3.0-or-later
// What runs in the audio callback must not touch the heap: every allocation of this program is counted.
#include <QTest>
#include <atomic>
#include <cstdlib>
#include <new>
#include <random>
#include <vector>

#include "effects/EffectChain.h"
#include "effects/TruePeakLimiter.h"

namespace {
std::atomic<long> allocations{0};

void* counted(std::size_t bytes, std::size_t alignment = alignof(std::max_align_t)) {
  ++allocations;
  const std::size_t rounded = (std::max<std::size_t>(bytes, 1) + alignment - 1) / alignment * alignment;
  if (void* const memory = std::aligned_alloc(alignment, rounded)) return memory;
  throw std::bad_alloc();
}
}  // namespace

void* operator new(std::size_t bytes) { return counted(bytes); }
void* operator new[](std::size_t bytes) { return counted(bytes); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  return counted(bytes, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t bytes, std::align_val_t alignment) {
  return counted(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

using namespace semblance;

class RealTimeTest : public QObject {
  Q_OBJECT

 private slots:
  void countsAllocations() {
    const long before = allocations;
    std::vector<int>* volatile made = new std::vector<int>(3);
    delete made;
    QVERIFY(allocations - before >= 2);
  }

  void processingDoesNotAllocate() {
    std::mt19937 random(1);
    for (const int channels : {1, 2}) {
      EffectChain chain;
      TruePeakLimiter limiter;
      chain.prepare(48000.0, channels);
      limiter.prepare(48000.0, channels);
      std::vector<float> left(600), right(600);
      float* rows[] = {left.data(), right.data()};
      std::uniform_real_distribution<float> value(-1.0f, 1.0f);
      ChainSettings settings = neutralSettings();

      const long before = allocations;
      for (int block = 0; block < 10000; ++block) {
        if (block % 3 == 0) {
          const ParameterInfo& row = parameterTable()[random() % kParameterCount];
          settings[row.id] = static_cast<float>(denormalised(row.id, 0.5 + 0.5 * value(random)));
          settings.bypassMask =
              block % 50 == 0 ? random() & ((1u << kEffectCount) - 1u) : settings.bypassMask;
          if (block % 70 == 0) settings.chain = static_cast<ChainPreset>(random() % kChainPresetCount);
          chain.setSettings(settings);
          limiter.setCeilingDb(-1.0 - value(random));
        }
        for (std::size_t n = 0; n < left.size(); ++n) left[n] = right[n] = value(random);
        const int frames = 1 + static_cast<int>(random() % 600);
        chain.process(rows, frames);
        limiter.process(rows, frames);
        if (block % 1000 == 999) {
          chain.reset();
          limiter.reset();
        }
      }
      QCOMPARE(allocations - before, 0L);
    }
  }
};

QTEST_GUILESS_MAIN(RealTimeTest)
#include "RealTimeTest.moc"
