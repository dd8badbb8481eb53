// The command line: arengo <command>. `arengo --help` teaches the rest.
#include "commands/commands.hpp"
#include "commands/serve_file.hpp"
#include "store/failure.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace {

void add_serve(CLI::App& app, Config& config)
{
    auto serve = app.add_subcommand("serve", "Serve until SIGTERM");
    commands::read_file(app, *serve);
    auto option = [&](const std::string& name, auto& value, const std::string& help) {
        auto env = commands::environment_name(name);
        return serve->add_option("--" + name, value, help)->envname(env)->capture_default_str();
    };
    serve->add_flag("--demo", config.demo, "Fill an empty data folder with the demo world, and open its doors");
    option("listen", config.listen, "HOST:PORT; port 0 picks a free one");
    option("data", config.data, "The data folder; the demo uses a fresh temporary one without it");
    option("public-url", config.public_url, "Where people reach this server: the links in mails begin with it");
    option("metrics-listen", config.metrics_listen, "HOST:PORT for Prometheus metrics; none by default");
    option("lively", config.lively, "Simulated people taking part, in the demo")->check(CLI::Range(0, 1000));
    option("threads", config.threads, "I/O threads; 0: one for each core")->check(CLI::Range(0, 64));
    option("smtp-url", config.smtp.url, "Mail server, as smtp://host:587 or smtps://host; without it mails wait");
    option("smtp-user", config.smtp.user, "Its user");
    option("smtp-password", config.smtp.password, "Its password; better given as ARENGO_SMTP_PASSWORD");
    option("smtp-from", config.smtp.from, "The sender of mails");
    option("trusted-proxy", config.trusted_proxies, "An address whose X-Forwarded-For is believed; may be repeated");
    option("requests-per-second", config.limits.requests_per_second, "Of one address, sustained");
    option("sign-ins-per-minute", config.limits.sign_ins_per_minute, "Of one address");
    option("writes-per-minute", config.limits.writes_per_minute, "Of one person");
    option("connections-per-address", config.limits.connections_per_address, "At one time");
    option("connections", config.limits.connections, "At one time, of all");
    auto clock = serve->add_option_function<std::string>(
        "--clock",
        [&](const std::string& text) {
            config.clock = read_instant(text);
            if (!config.clock) throw CLI::ValidationError("--clock", "give an instant like 2025-03-11T23:58:00+01:00");
        },
        "The instant the house's clock starts from; the demo's is 2025-03-03T09:00:00+01:00, and a new demo holds what "
        "happened until then");
    clock->envname("ARENGO_CLOCK");
    serve->final_callback([&] { throw CLI::RuntimeError(commands::serve(config)); });
}

void add_others(CLI::App& app, commands::Options& options)
{
    auto command = [&](const std::string& name, const std::string& help, int (*run)(const commands::Options&)) {
        auto made = app.add_subcommand(name, help);
        made->final_callback([&options, run] { throw CLI::RuntimeError(run(options)); });
        return made;
    };
    auto with_data = [&](CLI::App* made) { made->add_option("--data", options.data, "The data folder")->required(); };

    auto organiser = command("organiser", "Make a first organiser: prints a one-time sign-in link",
                             commands::organiser);
    organiser->add_option("email", options.subject, "Their e-mail address")->required();
    organiser->add_option("--public-url", options.public_url, "Where people reach the server");
    with_data(organiser);

    auto link = command("organiser-link", "Print a one-time link that makes an organiser of the house",
                        commands::organiser_link);
    link->add_option("--public-url", options.public_url, "Where people reach the server");
    with_data(link);

    auto plan = command("import-plan", "Make a draft plan from a text; prints counts by level and warnings by line",
                        commands::import_plan);
    plan->add_option("file", options.subject, "Plain text or Markdown, UTF-8")->required();
    plan->add_option("--levels", options.levels, "Names of the levels, as \"Asse,Strategia,Azione\"")->delimiter(',');
    plan->add_flag("--dry-run", options.dry_run, "Only show what would be imported");
    plan->add_option("--data", options.data, "The data folder; not needed with --dry-run");

    auto verify = command("verify", "Check a receipt or a bundle, offline", commands::verify);
    verify->add_option("file", options.subject, "A receipt or a bundle as downloaded")->required();
    verify->add_option("--key", options.key, "The house's public key, in hex, as you know it from elsewhere");

    auto backup = command("backup", "Copy the data, also beside a running server", commands::backup);
    backup->add_option("destination", options.subject, "A file that does not exist yet")->required();
    with_data(backup);

    auto restore = command("restore", "Bring a backup into an empty data folder", commands::restore);
    restore->add_option("source", options.subject, "A file that `arengo backup` made")->required();
    with_data(restore);
}

void add_export(CLI::App& app, commands::Options& options)
{
    auto out = app.add_subcommand("export", "Write what the desk's buttons give, also beside a running server");
    out->add_option("process", options.subject, "The id of the process")->required();
    out->add_option(
           "--format", options.format,
           "bundle, workbook, proposals, tables, data, report, report_pdf, report_docx, report_odt, decisions, "
           "appendix, open_data")
        ->required();
    out->add_option("--out", options.out, "The file to write; it does not exist yet")->required();
    out->add_option("--seq", options.seq, "As of this event of the record; without it, now")
        ->check(CLI::PositiveNumber);
    out->add_option("--language", options.language, "it, en or fr")->capture_default_str();
    out->add_option("--public-url", options.public_url, "Where people reach the server: addresses begin with it");
    out->add_option("--data", options.data, "The data folder")->required();
    out->final_callback([&] { throw CLI::RuntimeError(commands::export_file(options)); });
}

void add_rehearse(CLI::App& app, demo::RehearsalPlan& plan)
{
    auto made = app.add_subcommand("rehearse", "Hold a whole event day against a running `arengo serve --demo`");
    made->add_option("--url", plan.url, "Where that server listens")->capture_default_str();
    made->add_option("--tables", plan.tables, "Tables that work at once")
        ->check(CLI::Range(1, 40))
        ->capture_default_str();
    made->add_option("--people", plan.people, "Simulated people")->check(CLI::Range(1, 190))->capture_default_str();
    made->add_option("--minutes", plan.minutes, "That the two rounds take; 0: as fast as it goes")
        ->check(CLI::Range(0.0, 240.0))
        ->capture_default_str();
    made->add_option("--watchers", plan.watchers, "More screens that follow the hall")->check(CLI::Range(0, 10'000));
    made->final_callback([&] { throw CLI::RuntimeError(commands::rehearse(plan)); });
}

} // namespace

int main(int count, char** words)
{
    CLI::App app{"Arengo: public consultations, live, from one small program", "arengo"};
    app.set_version_flag("--version", ARENGO_VERSION);
    app.require_subcommand(1);
    Config config;
    commands::Options options;
    add_serve(app, config);
    add_others(app, options);
    add_export(app, options);
    demo::RehearsalPlan rehearsal;
    add_rehearse(app, rehearsal);
    try {
        app.parse(count, words);
    } catch (const CLI::RuntimeError& end) {
        return end.get_exit_code();
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong);
    } catch (const CannotOpen& why) {
        std::cerr << "arengo: " << why.what() << '\n';
        return 1;
    } catch (const std::exception& fault) {
        std::cerr << "arengo: " << fault.what() << '\n';
        return 1;
    }
}
