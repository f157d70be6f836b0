using System.Net.Sockets;
using System.Text.RegularExpressions;
using Inbox.Web.Data;
using Inbox.Web.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Inbox.Web.Http;

/// <summary>The start of the server: settings, database, migrations; what stands in the way is said in a sentence.</summary>
public static partial class ServerRun
{
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunServerAsync(this WebApplication app)
    {
        await using (app)
        {
            try
            {
                app.Services.GetService<IStartupValidator>()?.Validate();
                await app.PrepareDatabaseAsync();
                app.Lifetime.ApplicationStarted.Register(() => Announce(app));
                await app.ListenAsync();
            }
            catch (Exception exception) when (SentencesOf(exception) is { } sentences)
            {
                await Console.Error.WriteLineAsync($"Inbox cannot start.\n{string.Join('\n', sentences)}");
                return 1;
            }

            await app.WaitForShutdownAsync();
            return 0;
        }
    }

    private static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<Database>();
        await database.StartAsync(app.Lifetime.ApplicationStopping);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        if (!app.Environment.IsDevelopment())
        {
            await Migrator.RequireNoneAsync(db, app.Lifetime.ApplicationStopping);
            var keys = app.Services.GetRequiredService<IOptions<KeyRingOptions>>().Value;
            await KeyRing.RequireReadableAsync(db, keys, app.Lifetime.ApplicationStopping);
            return;
        }

        Console.WriteLine($"Using {database.Description}");
        await Migrator.MigrateAsync(db, app.Lifetime.ApplicationStopping);
        if (IsDemo(app))
        {
            await scope.ServiceProvider.GetRequiredService<DemoData>().AddUnlessFilledAsync(app.Lifetime.ApplicationStopping);
        }
    }

    /// <exception cref="InvalidOperationException">An address is taken or not this machine's; the message names it.</exception>
    private static async Task ListenAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception refusal) when (refusal is IOException or SocketException)
        {
            // Else the workers, which run already, complain about being stopped after our sentence.
            app.Lifetime.StopApplication();
            var addresses = app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "the addresses set";
            throw new InvalidOperationException(
                $"Nothing can listen on {addresses}: {refusal.GetBaseException().Message}. "
                + "Stop what uses the address, or set another with --urls or ASPNETCORE_URLS.", refusal);
        }
    }

    private static bool IsDemo(WebApplication app) => app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled;

    private static void Announce(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var publicAddress = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.PublicAddress;
        Console.WriteLine(
            $"Inbox listens on {string.Join(" and ", addresses)}{(publicAddress is null ? "" : $" (people reach it at {publicAddress})")}");
        if (app.Environment.IsDevelopment() && IsDemo(app))
        {
            Console.WriteLine(DemoData.SignInWords);
        }
    }

    /// <summary>What to tell a person, if the failure is one that a person can mend.</summary>
    internal static IEnumerable<string>? SentencesOf(Exception exception) => exception switch
    {
        OptionsValidationException options => options.Failures.Select(OwnWords),
        AggregateException all => all.InnerExceptions.SelectMany(inner => SentencesOf(inner) ?? [inner.ToString()]),
        _ when DatabaseOutage.Is(exception) =>
            [$"The database does not answer: {exception.GetBaseException().Message}. Check ConnectionStrings:Inbox, and that its server runs."],
        PostgresException refused =>
            [$"The database refused: {refused.MessageText}. Check ConnectionStrings:Inbox, and what its user may do."],
        InvalidOperationException refusal => [UnreadableSetting.Explain(refusal.Message)],
        _ => null,
    };

    /// <summary>Annotations wrap our sentence in a note on the class and the property.</summary>
    private static string OwnWords(string failure) => Annotation().Replace(failure, "$1");

    [GeneratedRegex("^DataAnnotation validation failed for .*? with the error: '(.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Annotation();
}
