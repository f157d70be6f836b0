using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Inbox.Web.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.LoadTests.Running;

/// <summary>The statements that the app itself runs to answer one request, to be run again by the bare driver.</summary>
internal static class OwnStatements
{
    public static async Task<Dictionary<string, IReadOnlyList<CapturedCommand>>> CaptureAsync(
        string connectionString, GeneratedAgent agent, string[] paths, CancellationToken cancellationToken)
    {
        // The workers ask in between; what they do has no request.
        var request = new HttpContextAccessor();
        var commands = new CapturedCommands(() => request.HttpContext is not null);
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
            statements[path] = [.. commands.All];
        }

        return statements;
    }

}
