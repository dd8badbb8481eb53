#include "support/demo_house.hpp"

Config demo_config()
{
    auto config = roomy();
    config.demo = true;
    return config;
}

void sign_in(Visitor& visitor, const std::string& email)
{
    auto asked = visitor.post("/api/sign-in", {{"email", email}});
    if (asked.status != 202) throw std::runtime_error(email + " asked to sign in: " + asked.body);
    auto code      = visitor.get("/api/demo/mailbox").value().at("items").at(0).at("code");
    auto signed_in = visitor.post("/api/sign-in/confirm", {{"code", code}});
    if (signed_in.status != 200) throw std::runtime_error(email + " signed in: " + signed_in.body);
}
