using System.Net;
using System.Text.RegularExpressions;
using Inbox.Testing;
using Inbox.Web.Accounts;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Accounts;

/// <summary>What a guesser meets: the same answer whatever is wrong, a pause after five failures, a limit a minute.</summary>
public sealed partial class SignInRefusalTests(DatabaseFixture databases) : IAsyncLifetime
{
    private readonly HandMovedClock clock = new();
    private string database = "";
    private InboxApp app = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        app = InboxApp.Start(database, services => services.AddSingleton<TimeProvider>(clock));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    [Fact]
    public async Task Unknown_wrong_and_paused_read_the_same()
    {
        var paused = await NewEmailAsync();
        await FailAsync(paused, PasswordCheck.FailuresUntilLockout);
        var answers = new List<string>();
        foreach (var (email, password) in new[] { ("nobody@example.com", "x"), (await NewEmailAsync(), "x"), (paused, InboxApp.Password) })
        {
            using var json = await app.NewBrowser().SignInByJsonAsync(email, password);
            using var page = await app.NewBrowser().SignInByPageAsync(email, password);
            Assert.Equal(HttpStatusCode.Unauthorized, json.StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
            var problem = await json.JsonAsync();
            answers.Add(
                $"{problem.GetProperty("title")} {problem.GetProperty("detail")} " +
                    Texts().Replace(await page.TextAsync(), "").Replace(email, "", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("don’t belong together", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_failures_pause_an_account_for_a_quarter_of_an_hour()
    {
        var email = await NewEmailAsync();
        await FailAsync(email, PasswordCheck.FailuresUntilLockout);

        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(email, InboxApp.Password));
        clock.Move(PasswordCheck.LockoutDuration - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(email, InboxApp.Password));
        clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(email, InboxApp.Password));
    }

    [Fact]
    public async Task The_right_password_forgets_the_failures_before_it()
    {
        var email = await NewEmailAsync();
        await FailAsync(email, PasswordCheck.FailuresUntilLockout - 1);
        Assert.Equal(HttpStatusCode.OK, await TryAsync(email, InboxApp.Password));
        await FailAsync(email, PasswordCheck.FailuresUntilLockout - 1);

        Assert.Equal(HttpStatusCode.OK, await TryAsync(email, InboxApp.Password));
    }

    [Fact]
    public async Task Guesses_at_the_same_time_are_counted_one_by_one()
    {
        var email = await NewEmailAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => TryAsync(email, $"guess {i}")));

        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(email, InboxApp.Password));
    }

    [Fact]
    public async Task A_pause_ends_no_session()
    {
        var email = await NewEmailAsync();
        using var browser = await app.SignInAsync(email);
        await FailAsync(email, PasswordCheck.FailuresUntilLockout);

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("Accounts:SignInsPerAddress")]
    [InlineData("Accounts:SignInsPerAccount")]
    public async Task Too_many_tries_in_a_minute_are_429_with_the_time_to_wait(string setting)
    {
        await using var strict = InboxApp.Start(database, null, (setting, "2"));
        var email = await NewEmailAsync();
        using var browser = strict.NewBrowser();
        using var first = await browser.SignInByJsonAsync(email, InboxApp.Password);
        using var second = await browser.SignInByJsonAsync(email, InboxApp.Password);
        using var json = await browser.SignInByJsonAsync(email, InboxApp.Password);
        using var page = await strict.NewBrowser().SignInByPageAsync(email, InboxApp.Password);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "application/problem+json"), (json.StatusCode, json.Content.Headers.ContentType?.MediaType));
        Assert.InRange(json.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Contains("Wait a minute", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weaker_hash_of_another_system_is_made_anew_at_sign_in_and_keeps_the_sessions()
    {
        await using var costly = InboxApp.Start(database, null, ("Accounts:BcryptCost", "5"));
        var email = await NewEmailAsync();
        var weak = BCrypt.Net.BCrypt.HashPassword("as on the old system", 4).Replace("$2a$", "$2y$", StringComparison.Ordinal);
        await app.WithDbAsync(
            null, db => db.Users.Where(a => a.Email == email).ExecuteUpdateAsync(u => u.SetProperty(a => a.PasswordHash, weak)));
        using var before = await app.SignInAsync(email, "as on the old system");

        using var browser = await costly.SignInAsync(email, "as on the old system");

        var hash = await app.WithDbAsync(null, db => db.Users.Where(a => a.Email == email).Select(a => a.PasswordHash!).SingleAsync());
        Assert.Equal(5, BCryptPasswordHasher.CostOf(hash));
        Assert.Equal(HttpStatusCode.OK, (await before.OpenAsync("/account")).StatusCode);
        using var again = await costly.SignInAsync(email, "as on the old system");
    }

    [Fact]
    public async Task A_session_slides_for_30_days()
    {
        using var browser = await app.SignInAsync(await NewEmailAsync());

        clock.Move(TimeSpan.FromDays(20));
        using var renewed = await browser.OpenAsync("/account");
        clock.Move(TimeSpan.FromDays(29));
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account")).StatusCode);
        clock.Move(TimeSpan.FromDays(31));

        Assert.True(renewed.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Found, (await browser.OpenAsync("/account")).StatusCode);
    }

    private async Task<string> NewEmailAsync() => (await (await TestOrganization.CreateAsync(app)).AddAgentAsync()).Email;

    private async Task FailAsync(string email, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(email, "wrong"));
        }
    }

    private async Task<HttpStatusCode> TryAsync(string email, string password)
    {
        using var browser = app.NewBrowser();
        using var answer = await browser.SignInByJsonAsync(email, password);
        return answer.StatusCode;
    }

    /// <summary>What differs on every page: the antiforgery token.</summary>
    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Texts();
}
