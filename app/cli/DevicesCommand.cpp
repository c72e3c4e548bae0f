// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include "cli/Commands.h"
#include "cli/Console.h"
#include "matching/Matcher.h"
#include "playback/Player.h"

namespace semblance::cli {

namespace {

Json toJson(const std::vector<OutputDevice>& outputs, const std::vector<std::string>& compute) {
  Json list = Json::array();
  for (const OutputDevice& output : outputs)
    list.push_back({{"name", output.name},
                    {"host_api", output.hostApi},
                    {"default_sample_rate", output.defaultSampleRate},
                    {"default", output.isDefault}});
  return {{"audio_outputs", list}, {"compute", compute}};
}

void print(const std::vector<OutputDevice>& outputs, const std::vector<std::string>& compute) {
  std::cout << "Audio outputs\n";
  if (outputs.empty()) std::cout << "  none; matching and rendering work without one\n";
  for (const OutputDevice& output : outputs)
    std::cout << "  " << output.name << "  (" << output.hostApi << ", " << fixed(output.defaultSampleRate, 0)
              << " Hz" << (output.isDefault ? ", default" : "") << ")\n";
  std::cout << "Compute devices\n";
  for (const std::string& device : compute) std::cout << "  " << device << '\n';
  std::cout << std::flush;
}

}  // namespace

void addDevicesCommand(CLI::App& app, Job& job) {
  auto json = std::make_shared<std::string>();
  CLI::App* devices = app.add_subcommand("devices", "List audio outputs and what the network can run on");
  devices->add_option("--json", *json, "Write the list as JSON to a file, or - for standard output")
      ->type_name("FILE|-");
  devices->callback([json, &job] {
    job = [json](const std::stop_token&) -> Result<void> {
      const auto outputs = Player::outputDevices();
      const auto compute = availableDevices();
      if (*json != "-") print(outputs, compute);
      return json->empty() ? Result<void>() : writeJson(toJson(outputs, compute), *json);
    };
  });
}

}  // namespace semblance::cli
