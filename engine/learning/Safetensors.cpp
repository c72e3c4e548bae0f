// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Safetensors.h"

#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/AtomicFile.h"

namespace semblance {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t kLargestHeader = 100u << 20;  // the format's own limit

struct TypeName {
  torch::ScalarType type;
  const char* name;
};
constexpr TypeName kTypes[] = {{torch::kFloat64, "F64"}, {torch::kFloat32, "F32"}, {torch::kFloat16, "F16"},
                               {torch::kInt64, "I64"},   {torch::kInt32, "I32"},   {torch::kInt16, "I16"},
                               {torch::kUInt8, "U8"},    {torch::kInt8, "I8"},     {torch::kBool, "BOOL"}};

const char* nameOf(torch::ScalarType type) {
  for (const TypeName& entry : kTypes)
    if (entry.type == type) return entry.name;
  return nullptr;
}

std::optional<torch::ScalarType> typeOf(const std::string& name) {
  for (const TypeName& entry : kTypes)
    if (name == entry.name) return entry.type;
  return {};
}

tl::unexpected<Error> foreign(const fs::path& path, const std::string& why) {
  return fail("Cannot use " + path.string() + " as a model: " + why +
              ". Choose a .safetensors file made by Semblance.");
}

struct OpenedFile {
  std::ifstream stream;
  json header;
  std::uint64_t dataStart = 0;
  std::uint64_t dataBytes = 0;
};

Result<OpenedFile> openHeader(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error))
    return fail("Cannot open the model " + path.string() + ": there is no such file.");
  if (fs::is_directory(path, error))
    return fail("Cannot open the model " + path.string() + ": it is a folder.");
  const std::uint64_t size = fs::file_size(path, error);
  OpenedFile file{std::ifstream(path, std::ios::binary), {}, 0, 0};
  std::uint64_t length = 0;
  file.stream.read(reinterpret_cast<char*>(&length), sizeof length);
  if (!file.stream) return foreign(path, "it is too short");
  if (length > kLargestHeader || length + sizeof length > size)
    return foreign(path, "it has no tensor header");
  std::string text(length, '\0');
  file.stream.read(text.data(), static_cast<std::streamsize>(length));
  file.header = json::parse(text, nullptr, false);
  if (!file.stream || !file.header.is_object()) return foreign(path, "its header cannot be read");
  file.dataStart = length + sizeof length;
  file.dataBytes = size - file.dataStart;
  return file;
}

std::map<std::string, std::string> metadataOf(const json& header) {
  std::map<std::string, std::string> metadata;
  if (const auto entry = header.find("__metadata__"); entry != header.end() && entry->is_object())
    for (const auto& [key, value] : entry->items())
      if (value.is_string()) metadata[key] = value.get<std::string>();
  return metadata;
}

// The shape, type and place that a header entry claims, checked against each other and the file.
Result<torch::Tensor> readTensor(OpenedFile& file, const std::string& name, const json& entry,
                                 const fs::path& path) {
  try {
    const auto type = typeOf(entry.at("dtype").get<std::string>());
    const auto shape = entry.at("shape").get<std::vector<std::int64_t>>();
    const auto offsets = entry.at("data_offsets").get<std::vector<std::uint64_t>>();
    if (!type) return foreign(path, "the type of tensor " + name + " is unknown");
    std::uint64_t count = 1;
    for (const std::int64_t size : shape) {
      if (size < 0 || (size > 0 && count > file.dataBytes / static_cast<std::uint64_t>(size)))
        return foreign(path, "tensor " + name + " is larger than the file");
      count *= static_cast<std::uint64_t>(size);
    }
    const std::uint64_t bytes = count * torch::elementSize(*type);
    if (offsets.size() != 2 || offsets[1] < offsets[0] || offsets[1] - offsets[0] != bytes ||
        offsets[1] > file.dataBytes)
      return foreign(path, "tensor " + name + " lies outside the file");
    torch::Tensor tensor = torch::empty(shape, *type);
    file.stream.seekg(static_cast<std::streamoff>(file.dataStart + offsets[0]));
    file.stream.read(static_cast<char*>(tensor.data_ptr()), static_cast<std::streamsize>(bytes));
    if (!file.stream) return foreign(path, "it ends inside tensor " + name);
    return tensor;
  } catch (const json::exception&) {
    return foreign(path, "the entry of tensor " + name + " is malformed");
  }
}

}  // namespace

Result<void> saveTensors(const TensorFile& file, const fs::path& path) {
  json header;
  if (!file.metadata.empty()) header["__metadata__"] = file.metadata;
  std::uint64_t offset = 0;
  std::vector<torch::Tensor> ordered;
  for (const auto& [name, tensor] : file.tensors) {
    const torch::Tensor stored = tensor.detach().to(torch::kCPU).contiguous();
    const char* type = nameOf(stored.scalar_type());
    if (!type)
      return fail("Cannot write " + path.string() + ": tensor " + name +
                  " has a type that cannot be stored.");
    header[name] = {{"dtype", type},
                    {"shape", stored.sizes().vec()},
                    {"data_offsets", {offset, offset + stored.nbytes()}}};
    offset += stored.nbytes();
    ordered.push_back(stored);
  }
  std::string text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');  // tensors start aligned

  auto target = AtomicFile::create(path);
  if (!target) return tl::unexpected(target.error());
  std::ofstream stream(target->temporaryPath(), std::ios::binary);
  const std::uint64_t length = text.size();
  stream.write(reinterpret_cast<const char*>(&length), sizeof length);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  for (const torch::Tensor& tensor : ordered)
    stream.write(static_cast<const char*>(tensor.data_ptr()), static_cast<std::streamsize>(tensor.nbytes()));
  stream.close();
  if (!stream)
    return fail("Cannot write " + path.string() +
                ": the disk may be full. The old file, if any, is unchanged.");
  return target->commit();
}

Result<TensorFile> loadTensors(const fs::path& path) {
  auto file = openHeader(path);
  if (!file) return tl::unexpected(file.error());
  TensorFile loaded;
  loaded.metadata = metadataOf(file->header);
  for (const auto& [name, entry] : file->header.items()) {
    if (name == "__metadata__") continue;
    auto tensor = readTensor(*file, name, entry, path);
    if (!tensor) return tl::unexpected(tensor.error());
    loaded.tensors[name] = *tensor;
  }
  return loaded;
}

Result<std::map<std::string, std::string>> loadMetadata(const fs::path& path) {
  auto file = openHeader(path);
  if (!file) return tl::unexpected(file.error());
  return metadataOf(file->header);
}

}  // namespace semblance
