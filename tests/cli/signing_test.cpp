// Signatures and places for seals, judged by poppler, qpdf and OpenSSL.
#include <array>
#include <ctime>
#include <gtest/gtest.h>
#include <regex>

#include "cli/program.h"

namespace typeset::cli {
namespace {

// Keys are made where they are tested, so that their certificates are valid from today.
const std::time_t tomorrow = std::time(nullptr) + 24 * 60 * 60;
const std::string date = "SOURCE_DATE_EPOCH=" + std::to_string(tomorrow);

// Makes root.pem and a signing key and certificate: `name`.p12, with the password `secret`.
class Keys : public Workplace {
 public:
  Keys() {
    write("a.yaml", small_report);
    write("signing.ext", "keyUsage=digitalSignature,nonRepudiation\n");
    write("cipher.ext", "keyUsage=keyEncipherment\n");
    shell("openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3650 "
          "-utf8 -subj '/C=CN/CN=测试根证书'");
  }

  std::string shell(const std::string& command) const {
    const std::string line =
        "cd '" + path().string() + "' && (" + command + ") >'" + path().string() + "/out' 2>&1";
    const int status = std::system(line.c_str());
    EXPECT_EQ(status, 0) << command << contents(path() / "out");
    return contents(path() / "out");
  }

  void make_key(const std::string& name, const std::string& kind = "rsa:2048",
                const std::string& extension = "signing.ext",
                const std::string& export_options = "") const {
    shell("openssl req -newkey " + kind + " -nodes -keyout " + name + ".key -out " + name +
          ".csr -utf8 -subj '/C=CN/O=甲局/CN=" + name + "'");
    shell("openssl x509 -req -in " + name + ".csr -CA root.pem -CAkey root.key -CAcreateserial " +
          "-days 700 -extfile " + extension + " -out " + name + ".pem");
    shell("openssl pkcs12 -export -inkey " + name + ".key -in " + name +
          ".pem -certfile root.pem -passout pass:secret -out " + name + ".p12 " + export_options);
  }

  Outcome sign(const std::string& words, const std::string& environment = date) const {
    return run("a.yaml --sign-password env:PASSWORD --lang en " + words,
               "PASSWORD=secret " + environment);
  }
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void expect_valid_signature(const Keys& keys) {
  const std::string verdict = keys.shell("pdfsig -nocert a.pdf");
  EXPECT_TRUE(contains(verdict, "Signature is Valid")) << verdict;
  EXPECT_TRUE(contains(verdict, "Total document signed")) << verdict;
  EXPECT_TRUE(contains(verdict, "ETSI.CAdES.detached")) << verdict;
  keys.shell("qpdf --check a.pdf");
}

TEST(Signature, IsValidForTheWholeFile) {
  const Keys keys;
  keys.make_key("seal");
  const Outcome outcome = keys.sign("--sign seal.p12");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  expect_valid_signature(keys);
  // One letter changed, and it is no longer.
  std::string bytes = contents(keys.path() / "a.pdf");
  const std::size_t at = bytes.find("typeset</pdf:Producer>");
  ASSERT_NE(at, std::string::npos);
  bytes[at] = 'T';
  keys.write("changed.pdf", bytes);
  const std::string verdict = keys.shell("pdfsig -nocert changed.pdf");
  EXPECT_TRUE(contains(verdict, "Digest Mismatch")) << verdict;
}

std::string unhex(const std::string& digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

// What is signed, and the certificates that come along, as OpenSSL sees them.
TEST(Signature, HoldsTheChainAndVerifiesAgainstTheRoot) {
  const Keys keys;
  keys.make_key("seal");
  ASSERT_EQ(keys.sign("--sign seal.p12").status, 0);
  const std::string bytes = contents(keys.path() / "a.pdf");
  std::smatch range;
  ASSERT_TRUE(std::regex_search(bytes, range, std::regex(R"(/ByteRange ?\[0 (\d+) (\d+) (\d+))")));
  const std::size_t gap = std::stoul(range[1]), gap_end = std::stoul(range[2]);
  EXPECT_EQ(gap_end + std::stoul(range[3]), bytes.size());
  EXPECT_EQ(bytes[gap], '<');
  EXPECT_EQ(bytes[gap_end - 1], '>');
  keys.write("cms.der", unhex(bytes.substr(gap + 1, gap_end - gap - 2)));
  keys.write("content", bytes.substr(0, gap) + bytes.substr(gap_end));
  keys.shell("openssl cms -verify -cades -binary -inform DER -in cms.der -content content "
             "-CAfile root.pem -purpose any -out /dev/null");
  const std::string printed =
      keys.shell("openssl cms -cmsout -print -noout -inform DER -in cms.der");
  EXPECT_TRUE(contains(printed, "signingCertificateV2")) << printed;
  EXPECT_FALSE(contains(printed, "signingTime"));
  EXPECT_TRUE(contains(printed, "CN=seal") && contains(printed, "d.certificate"));
}

TEST(Signature, WithAnEllipticKeyIsValidToo) {
  const Keys keys;
  keys.make_key("curve", "ec -pkeyopt ec_paramgen_curve:prime256v1");
  const Outcome outcome = keys.sign("--sign curve.p12");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  expect_valid_signature(keys);
}

TEST(Signature, BearsNoTimeButThatOfSourceDateEpoch) {
  const Keys keys;
  keys.make_key("seal");
  ASSERT_EQ(keys.sign("--sign seal.p12 -o dated.pdf").status, 0);
  ASSERT_EQ(keys.sign("--sign seal.p12 -o again.pdf").status, 0);
  ASSERT_EQ(keys.sign("--sign seal.p12 -o bare.pdf", "").status, 0);
  const std::string dated = contents(keys.path() / "dated.pdf");
  std::array<char, 32> moment{};
  std::strftime(moment.data(), moment.size(), "/M(D:%Y%m%d%H%M%SZ)", std::gmtime(&tomorrow));
  EXPECT_TRUE(contains(dated, moment.data()));
  EXPECT_EQ(contents(keys.path() / "again.pdf"), dated);
  EXPECT_FALSE(contains(contents(keys.path() / "bare.pdf"), "/M(D:"));
}

TEST(SealField, StandsOverOrganAndDate) {
  const Keys keys;
  ASSERT_EQ(keys.run("a.yaml --seal-field").status, 0);
  EXPECT_TRUE(contains(keys.shell("pdfsig a.pdf"), "The signature form field is not signed"));
  const std::string objects = keys.shell("mutool show a.pdf grep");
  std::smatch rect;
  ASSERT_TRUE(std::regex_search(objects, rect,
                                std::regex(R"(/Rect ?\[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\])")))
      << objects;
  const double left = std::stod(rect[1]), bottom = std::stod(rect[2]);
  const double right = std::stod(rect[3]), top = std::stod(rect[4]);
  EXPECT_NEAR(right - left, 42 * 72 / 25.4, 0.01);
  EXPECT_NEAR(top - bottom, 42 * 72 / 25.4, 0.01);
  // The date is within it, its middle below that of the seal.
  const std::string words = keys.shell("pdftotext -bbox a.pdf -");
  std::smatch date_box;
  ASSERT_TRUE(std::regex_search(
      words, date_box,
      std::regex(
          R"re(xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">2021)re")))
      << words;
  const double height = 841.89;
  const double date_bottom = height - std::stod(date_box[4]);
  EXPECT_GT(date_bottom, bottom);
  EXPECT_LT(height - std::stod(date_box[2]), (top + bottom) / 2 + 16);
  EXPECT_NEAR((std::stod(date_box[1]) + std::stod(date_box[3])) / 2, (left + right) / 2, 5);
}

TEST(SealField, IsAFormWithAlternativeTextAndPrints) {
  const Keys keys;
  ASSERT_EQ(keys.run("a.yaml --seal-field").status, 0);
  EXPECT_TRUE(contains(keys.shell("pdfinfo -struct a.pdf"), "Form"));
  const std::string objects = keys.shell("mutool show a.pdf grep");
  const std::regex form("/Alt<FEFF75355B5053707AE0>/K<</Type/OBJR.*/S/Form");
  EXPECT_TRUE(std::regex_search(objects, form)) << objects;
  EXPECT_TRUE(std::regex_search(objects, std::regex("/AP<</N .*/F 4/FT/Sig"))) << objects;
  EXPECT_TRUE(contains(objects, "/Tabs/S"));
  // Without being asked for, there is none.
  ASSERT_EQ(keys.run("a.yaml").status, 0);
  EXPECT_FALSE(contains(keys.shell("mutool show a.pdf grep"), "AcroForm"));
}

TEST(SigningKey, ThatWillNotDoIsNamed) {
  const Keys keys;
  keys.make_key("seal");
  keys.make_key("cipher", "rsa:2048", "cipher.ext");
  keys.make_key("edwards", "ed25519");
  keys.write("text.p12", "no key");
  keys.shell("openssl pkcs12 -export -nokeys -in seal.pem -passout pass:secret -out nokey.p12");
  const auto said = [&](const std::string& words, const std::string& environment = date) {
    const Outcome outcome = keys.sign(words, environment);
    EXPECT_EQ(outcome.status, 1) << words;
    EXPECT_FALSE(std::filesystem::exists(keys.path() / "a.pdf"));
    return outcome.err;
  };
  EXPECT_TRUE(contains(said("--sign no.p12"), "'no.p12' cannot be found"));
  EXPECT_TRUE(contains(said("--sign text.p12"), "is no PKCS#12 file"));
  const std::string wrong = said("--sign seal.p12", date + " PASSWORD=wrong");
  EXPECT_TRUE(contains(wrong, "password of 'seal.p12' is wrong")) << wrong;
  EXPECT_TRUE(contains(wrong, "--sign-password"));
  EXPECT_FALSE(contains(wrong, "'wrong'"));
  EXPECT_TRUE(contains(said("--sign nokey.p12"), "no private key"));
  EXPECT_TRUE(contains(said("--sign cipher.p12"), "not one for signing"));
  EXPECT_TRUE(contains(said("--sign edwards.p12"), "RSA and ECDSA"));
  keys.make_key("old", "rsa:2048", "signing.ext", "-legacy");
  EXPECT_TRUE(contains(said("--sign old.p12"), "encrypted in an outdated way"));
  const std::string years_later = std::to_string(tomorrow + 800L * 24 * 60 * 60);
  const std::string late = said("--sign seal.p12", "SOURCE_DATE_EPOCH=" + years_later);
  EXPECT_TRUE(std::regex_search(late, std::regex("expired on 20\\d\\d-\\d\\d-\\d\\d"))) << late;
  const std::string early = said("--sign seal.p12", "SOURCE_DATE_EPOCH=1000000000");
  EXPECT_TRUE(std::regex_search(early, std::regex("valid only from 20\\d\\d-"))) << early;
}

}  // namespace
}  // namespace typeset::cli
