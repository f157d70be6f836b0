using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Inbox.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.LoadTests.Running;

/// <summary>The statements that the app itself runs to answer one request, to be run again by the bare driver.</summary>
internal static class OwnStatements
{
    public static async Task<Dictionary<string, IReadOnlyList<CapturedCommand>>> CaptureAsync(
        string connectionString, GeneratedAgent agent, string[] paths, CancellationToken cancellationToken)
    {
        var commands = new CapturedCommands();
        await using var app = InboxApp.Start(
            connectionString, services => services.ConfigureDbContext<InboxDbContext>(options => options.AddInterceptors(commands)),
            settings: [("DataProtection:Key", MeasuredApp.DataProtectionKey)]);
        using var browser = await app.SignInAsync(agent.Email, GeneratedOrganization.Password);
        var statements = new Dictionary<string, IReadOnlyList<CapturedCommand>>();
        foreach (var path in paths)
        {
            commands.Clear();
            using var answer = await browser.GetAsync(path, cancellationToken);
            answer.EnsureSuccessStatusCode();
            statements[path] = [.. commands.All.Where(IsOfARequest)];
        }

        return statements;
    }

    /// <summary>The workers ask now and then in between.</summary>
    private static bool IsOfARequest(CapturedCommand command) => !command.Sql.Contains("skip locked", StringComparison.OrdinalIgnoreCase);
}
