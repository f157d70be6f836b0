using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Inbox.Web.Tests.Tenancy;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Inbox.Web.Tests.Http;

/// <summary>Whatever is sent to whatever address, signed in or out, is answered, and never by a fault of ours.</summary>
public sealed class HostileInputTests(AppFixture fixture, ITestOutputHelper output) : IClassFixture<AppFixture>
{
    /// <summary>Set to try each value in each field and in all at once, which takes minutes, instead of some of them.</summary>
    private const string All = "INBOX_HOSTILE_ALL";

    private const int OneFieldOf = 60;
    private const int EveryFieldOf = 4;

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 6 };

    private readonly InboxApp app = fixture.App;

    /// <summary>Forms that cannot be read.</summary>
    public static TheoryData<string, string, string> Forms { get; } = new()
    {
        { "a NUL", "application/x-www-form-urlencoded", "email=a%00b" },
        { "too many fields", "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 2_000).Select(i => $"f{i}=1")) },
        { "a long name", "application/x-www-form-urlencoded", $"{new string('f', 3_000)}=1" },
        { "a charset that nobody reads", "application/x-www-form-urlencoded; charset=utf-7", "email=a" },
        { "a charset that is none", "application/x-www-form-urlencoded; charset=\"?\"", "email=a" },
        { "no boundary", "multipart/form-data", "email=a" },
        { "a boundary that never comes", "multipart/form-data; boundary=x", "email=a" },
    };

    [Fact]
    public async Task No_value_in_any_field_of_any_address_makes_a_fault()
    {
        var seed = Random.Shared.Next(1_000_000);
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var isAll = Environment.GetEnvironmentVariable(All) is { Length: > 0 };
        var scene = await AccessScopeScene.CreateAsync(app);
        using var browser = await scene.SignInAsync(AccessScope.Everything, AgentRole.Owner);
        using var nobody = app.NewBrowser();
        var token = await Addresses.AntiforgeryTokenAsync(browser);
        var chosen = Requests(scene)
            .Where(r => isAll || random.Next(r.Field == HostileRequest.EveryField ? EveryFieldOf : OneFieldOf) == 0).ToList();
        var faults = new ConcurrentBag<string>();

        // What deletes comes last, so that there is something to try the others on.
        foreach (var several in chosen.GroupBy(r => r.Address.StartsWith("DELETE ", StringComparison.Ordinal)).OrderBy(g => g.Key))
        {
            await Parallel.ForEachAsync(several, AtOnce, async (request, _) =>
            {
                var clients = request.Field == HostileRequest.EveryField ? [browser, nobody] : new[] { browser };
                foreach (var client in clients)
                {
                    if (await FaultAsync(client, () => request.Send(token)) is { } fault)
                    {
                        faults.Add($"{fault} {request}{(client == nobody ? ", signed out" : "")}");
                    }
                }
            });
        }

        Assert.True(chosen.Count > 1_000, $"Only {chosen.Count} requests were found");
        Assert.True(faults.IsEmpty, $"Seed {seed}, {faults.Count} of {chosen.Count}:\n{string.Join('\n', faults)}");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_that_cannot_be_read_is_answered_with_a_page_that_says_so(string what, string type, string form)
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var browser = await organization.SignInAsync(AgentRole.Owner);
        using var nobody = app.NewBrowser();
        foreach (var client in new[] { browser, nobody })
        {
            foreach (var address in new[] { "/sign-in", "/settings/labels", "/error", "/nowhere" })
            {
                using var content = new StringContent(form, MediaTypeHeaderValue.Parse(type));
                using var answer = await client.PostAsync(address, content);

                var page = await answer.Content.ReadAsStringAsync();
                Assert.True(
                    answer.StatusCode is >= HttpStatusCode.Redirect and < HttpStatusCode.InternalServerError,
                    $"{what} to {address}: {(int)answer.StatusCode}");
                Assert.True(
                    answer.StatusCode < HttpStatusCode.BadRequest || page.Contains("</html>", StringComparison.Ordinal),
                    $"{what} to {address}: no page");
            }
        }
    }

    [Fact]
    public async Task A_body_that_no_form_needs_is_refused_before_it_is_read()
    {
        using var nobody = app.NewBrowser();
        foreach (var address in new[] { "/sign-in", "/inbox", "/nowhere" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new StringContent(
                    $"email={new string('x', 8 * 1024 * 1024)}", Encoding.UTF8, "application/x-www-form-urlencoded"),
            };
            request.Headers.ExpectContinue = true;
            using var answer = await nobody.SendAsync(request);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("</html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("BadHttpRequestException", StringComparison.Ordinal));
    }

    /// <summary>Of a stream nothing but its beginning is read.</summary>
    /// <remarks>
    /// A connection that was kept may end while a form goes out on it, and no client sends a form again by itself: what ends twice is a
    /// fault.
    /// </remarks>
    private static async Task<string?> FaultAsync(HttpClient client, Func<HttpRequestMessage> request)
    {
        var first = await AskAsync(client, request());
        return first is not { Exception.HttpRequestError: HttpRequestError.ResponseEnded } ? first?.Words
            : (await AskAsync(client, request()))?.Words;
    }

    private static async Task<Fault?> AskAsync(HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            try
            {
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                return answer.StatusCode >= HttpStatusCode.InternalServerError ? new($"{(int)answer.StatusCode}") : null;
            }
            catch (HttpRequestException exception)
            {
                return new(exception.GetBaseException().Message, exception);
            }
        }
    }

    private IEnumerable<HostileRequest> Requests(AccessScopeScene scene) =>
        from endpoint in Addresses.Of(app)
        from method in Addresses.MethodsOf(endpoint)
        from request in new HostileRequests(endpoint, method, (pattern, name) => IdIn(scene, pattern, name)).All()
        select request;

    private static Guid IdIn(AccessScopeScene scene, RoutePattern pattern, string name) => name switch
    {
        "messageId" => scene.Unassigned.MessageId,
        "contactId" => scene.Unassigned.ContactId,
        "channelId" => scene.Organization.Page.Id,
        "agentId" => scene.Colleague.Id,
        "teamId" => scene.Team.Id,
        "id" when pattern.RawText!.StartsWith("files", StringComparison.Ordinal) => scene.Unassigned.FileId,
        _ => scene.Unassigned.Id,
    };

    private sealed record Fault(string Words, HttpRequestException? Exception = null);
}
