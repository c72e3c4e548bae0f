// SPDX-License-Identifier: GPL-3.0-or-later
#include <iomanip>
#include <iostream>
#include <memory>

#include "cli/Commands.h"
#include "cli/Console.h"
#include "matching/Matcher.h"

namespace semblance::cli {

namespace {

Json toJson(const std::vector<ModelInfo>& models) {
  Json list = Json::array();
  for (const ModelInfo& model : models)
    list.push_back({{"name", model.name},
                    {"path", model.path.string()},
                    {"shipped", model.shipped},
                    {"card", model.card},
                    {"problem", model.problem.english()}});
  return {{"models", list}};
}

void print(const std::vector<ModelInfo>& models) {
  if (models.empty()) std::cout << "No models were found.\n";
  for (const ModelInfo& model : models) {
    std::cout << model.name << (model.shipped ? "  (shipped)  " : "  (yours)  ") << model.path.string()
              << '\n';
    if (!model.problem.empty()) std::cout << "  cannot be used: " << model.problem.english() << '\n';
    for (const auto& [key, value] : model.card)
      std::cout << "  " << std::left << std::setw(20) << key << " " << value << '\n';
  }
  std::cout << std::flush;
}

}  // namespace

void addModelsCommand(CLI::App& app, Job& job) {
  auto json = std::make_shared<std::string>();
  CLI::App* models = app.add_subcommand("models", "List the models that match can use");
  models->add_option("--json", *json, "Write the list as JSON to a file, or - for standard output")
      ->type_name("FILE|-");
  models->callback([json, &job] {
    job = [json](const std::stop_token&) -> Result<void> {
      const auto found = availableModels();
      if (*json != "-") print(found);
      return json->empty() ? Result<void>() : writeJson(toJson(found), *json);
    };
  });
}

}  // namespace semblance::cli
