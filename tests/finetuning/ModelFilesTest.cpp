// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/ModelFiles.h"

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include "base/AtomicFile.h"
#include "base/UserPaths.h"
#include "finetuning/ModelNames.h"
#include "learning/Model.h"
#include "learning/Safetensors.h"

using namespace semblance;
namespace fs = std::filesystem;

/// Names, renaming, removing and the default among the models, in a data folder of its own.
class ModelFilesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void badNamesAreExplained();
  void keepingMovesAndNames();
  void renamingChangesTheCardToo();
  void removingDeletes();
  void shippedModelsAreKept();
  void theDefaultFollows();
  void aDefaultThatIsGoneIsNoTrouble();
  void whatCannotBeWrittenIsSaid();

 private:
  static ModelInfo info(const std::string& name) {
    for (const ModelInfo& model : availableModels())
      if (model.name == name) return model;
    return {};
  }
  static fs::path own(const std::string& name) { return ownModelsFolder() / (name + ".safetensors"); }
  static void make(const fs::path& path) {
    fs::create_directories(path.parent_path());
    Model model = newModel({8, 1, 1, 16}, 7);
    model.card["name"] = path.stem().string();
    QVERIFY(saveModel(model, path));
  }

  std::unique_ptr<QTemporaryDir> folder_;
};

void ModelFilesTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  qputenv("XDG_DATA_HOME", folder_->path().toUtf8());
}

void ModelFilesTest::badNamesAreExplained() {
  make(own("mine"));
  for (const std::string& bad :
       {std::string(), std::string("a/b"), std::string(".hidden"), std::string("a.b"), std::string("mine"),
        std::string("default"), std::string("line\nbreak"), std::string(" x"), std::string(100, 'x')})
    QVERIFY2(!modelNameProblem(bad).empty(), bad.c_str());
  for (const std::string& good : {std::string("my sound"), std::string("Überklang-2"), std::string("1")})
    QVERIFY2(modelNameProblem(good).empty(), good.c_str());
}

void ModelFilesTest::keepingMovesAndNames() {
  const fs::path made = fs::path(folder_->path().toStdString()) / "work" / "new.safetensors";
  make(made);
  const auto kept = keepModel(made, "mine");
  QVERIFY2(kept.has_value(), kept ? "" : kept.error().message.c_str());
  QCOMPARE(*kept, own("mine"));
  QVERIFY(!fs::exists(made));
  QCOMPARE(loadModel(*kept)->card.at("name"), std::string("mine"));
  make(made);
  QVERIFY(!keepModel(made, "mine"));
  QVERIFY(fs::exists(made));
}

void ModelFilesTest::renamingChangesTheCardToo() {
  make(own("before"));
  const auto weights = loadTensors(own("before"));
  QVERIFY(renameModel(info("before"), "after"));
  QVERIFY(!fs::exists(own("before")));
  const auto renamed = loadTensors(own("after"));
  QCOMPARE(renamed->metadata.at("name"), std::string("after"));
  QCOMPARE(renamed->tensors.size(), weights->tensors.size());
  for (const auto& [name, tensor] : weights->tensors)
    QVERIFY(torch::equal(tensor, renamed->tensors.at(name)));
}

void ModelFilesTest::removingDeletes() {
  make(own("mine"));
  const ModelInfo model = info("mine");
  QVERIFY(removeModel(model));
  QVERIFY(!fs::exists(own("mine")));
  const auto again = removeModel(model);
  QVERIFY(!again);
  QVERIFY(again.error().message.find("mine") != std::string::npos);
}

void ModelFilesTest::shippedModelsAreKept() {
  const ModelInfo shipped = info("default");
  QVERIFY(shipped.shipped);
  QVERIFY(!renameModel(shipped, "other"));
  QVERIFY(!removeModel(shipped));
  QVERIFY(fs::exists(shipped.path));
}

void ModelFilesTest::theDefaultFollows() {
  QCOMPARE(defaultModelName(), std::string("default"));
  make(own("mine"));
  QVERIFY(setDefaultModelName("mine"));
  QCOMPARE(defaultModelName(), std::string("mine"));
  QCOMPARE(*baseModelFile({}), own("mine"));
  QVERIFY(renameModel(info("mine"), "ours"));
  QCOMPARE(defaultModelName(), std::string("ours"));
  QVERIFY(removeModel(info("ours")));
  QCOMPARE(defaultModelName(), std::string("default"));
}

void ModelFilesTest::aDefaultThatIsGoneIsNoTrouble() {
  QVERIFY(setDefaultModelName("gone"));
  QCOMPARE(defaultModelName(), std::string("default"));
  fs::create_directories(ownModelsFolder());
  QVERIFY(replaceFile(own("broken"), "no model"));
  QVERIFY(setDefaultModelName("broken"));
  QCOMPARE(defaultModelName(), std::string("default"));
  QVERIFY(setDefaultModelName({}));
  QVERIFY(!fs::exists(userDataFolder() / "default-model"));
}

void ModelFilesTest::whatCannotBeWrittenIsSaid() {
  const fs::path made = fs::path(folder_->path().toStdString()) / "work" / "new.safetensors";
  make(made);
  fs::create_directories(userDataFolder());
  QVERIFY(replaceFile(ownModelsFolder(), "in the way"));
  const auto kept = keepModel(made, "mine");
  QVERIFY(!kept);
  QVERIFY2(kept.error().message.find(ownModelsFolder().string()) != std::string::npos,
           kept.error().message.c_str());
  QVERIFY(fs::exists(made));
}

QTEST_GUILESS_MAIN(ModelFilesTest)
#include "ModelFilesTest.moc"
