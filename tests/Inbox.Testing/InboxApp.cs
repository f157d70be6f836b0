using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Inbox.Web.Webhooks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Core;

namespace Inbox.Testing;

/// <summary>The whole app on a database, reached over real HTTP on loopback.</summary>
public sealed class InboxApp : IAsyncDisposable
{
    public const string AppSecret = "test_app_secret_0123456789abcdef";
    public const string VerifyToken = "test-verify-token";
    public const string Password = "correct horse battery";

    /// <summary>
    /// The model of the first app of the process, for all that follow: EF builds one for each data source, which takes longer than
    /// anything else that an app does when it starts.
    /// </summary>
    private static IModel? model;

    private static readonly NullSearchInterceptor NullSearch = new();

    private readonly WebApplicationFactory<Program> factory;

    private InboxApp(WebApplicationFactory<Program> factory, string database, CapturedLog log) =>
        (this.factory, Database, Log) = (factory, database, log);

    public string Database { get; }

    /// <summary>What it logged, from warnings on where its settings say nothing else.</summary>
    public CapturedLog Log { get; }

    public IServiceProvider Services => factory.Services;

    public Uri Address => factory.ClientOptions.BaseAddress;

    /// <summary>
    /// Starts an instance; several may run on one database. Settings are as in the environment, "Webhooks:Lease"; a value of null
    /// takes away what a test app has by default.
    /// </summary>
    public static InboxApp Start(
        string database, Action<IServiceCollection>? configure = null, params (string Setting, string? Value)[] settings)
    {
        var log = new CapturedLog();
        void WithLog(IServiceCollection services)
        {
            services.AddSingleton<ILogEventSink>(log);
            configure?.Invoke(services);
        }

#pragma warning disable CA2000 // The app disposes of it.
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => Configure(host, database, WithLog, settings));
#pragma warning restore CA2000
        factory.UseKestrel(0);
        factory.StartServer();
        KeepModel(factory.Services);
        return new InboxApp(factory, database, log);
    }

    /// <summary>A browser of its own: cookies, no redirects followed.</summary>
    /// <remarks>Who asks before they send a body waits for the answer, also where the machine is busy for more than a second.</remarks>
    public HttpClient NewBrowser()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
        };
        return new(handler) { BaseAddress = Address };
    }

    public async Task<HttpClient> SignInAsync(string email, string password = Password, string? organization = null)
    {
        var browser = NewBrowser();
        var answer = await browser.PostAsJsonAsync("/api/auth/signin", new { email, password, organization });
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    public Task<HttpResponseMessage> PostWebhookAsync(string json, string secret = AppSecret) =>
        PostWebhookAsync(Encoding.UTF8.GetBytes(json), secret);

    public async Task<HttpResponseMessage> PostWebhookAsync(byte[] body, string secret = AppSecret)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        content.Headers.Add("X-Hub-Signature-256", Sign(body, secret));
        return await client.PostAsync("/api/webhooks/facebook", content);
    }

    /// <summary>Posts a webhook, expects 200, and waits until the workers are done with it and with all that came before.</summary>
    public async Task ReceiveAsync(string json)
    {
        using var answer = await PostWebhookAsync(json);
        answer.EnsureSuccessStatusCode();
        await WebhooksAreProcessedAsync();
    }

    /// <summary>Waits for what is pending now; what other tests post to the same app in the meantime is theirs to wait for.</summary>
    public async Task WebhooksAreProcessedAsync()
    {
        var pending = await WithDbAsync(
            null, db => db.WebhookEvents.Where(e => e.State == WebhookState.Pending).Select(e => e.Id).ToListAsync());
        try
        {
            await Eventually.TrueAsync(() => WithDbAsync(
                null, async db => !await db.WebhookEvents.AnyAsync(e => e.State == WebhookState.Pending && pending.Contains(e.Id))));
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message}\nThe app said:\n{string.Join('\n', Log.Lines.TakeLast(20))}", exception);
        }
    }

    public static string Sign(byte[] body, string secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>Works on the database as one organization, or as none.</summary>
    public async Task<T> WithDbAsync<T>(Guid? organizationId, Func<InboxDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        if (organizationId is { } id)
        {
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(id);
        }

        return await work(scope.ServiceProvider.GetRequiredService<InboxDbContext>());
    }

    public async ValueTask DisposeAsync() => await factory.DisposeAsync();

    private static void KeepModel(IServiceProvider services)
    {
        if (model is null)
        {
            using var scope = services.CreateScope();
            model = scope.ServiceProvider.GetRequiredService<InboxDbContext>().Model;
        }
    }

    private static void Configure(
        IWebHostBuilder host, string database, Action<IServiceCollection> configure, (string Setting, string? Value)[] settings)
    {
        host.UseEnvironment(Environments.Development).UseContentRoot(SourceTree.WebProject);
        var defaults = new (string Setting, string? Value)[]
        {
            ("urls", "http://127.0.0.1:0"), ("ConnectionStrings:Inbox", database), ("Demo:Enabled", "false"),
            ("Simulator:Enabled", "false"),
            ("Meta:AppSecret", AppSecret), ("Meta:VerifyToken", VerifyToken), ("Meta:GraphAddress", "http://127.0.0.1:1"),
            ("Files:Folder", TestFiles.Folder), ("Accounts:BcryptCost", "4"), ("Accounts:SignInsPerAddress", "10000"),
            ("Accounts:SignInsPerAccount", "10000"),
            ("Serilog:MinimumLevel:Default", "Warning"), ("EnableStaticAssetsDevelopmentCaching", "true"),
        };
        foreach (var (setting, value) in defaults.Concat(settings).GroupBy(s => s.Setting).Select(s => s.Last())
            .Where(s => s.Value is not null))
        {
            host.UseSetting(setting, value);
        }

        host.ConfigureServices(services =>
        {
            services.ConfigureDbContext<InboxDbContext>(options => options.AddInterceptors(NullSearch));
            if (model is { } built)
            {
                services.ConfigureDbContext<InboxDbContext>(options => options.UseModel(built));
            }

            configure(services);
        });
    }
}
