using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Http;

/// <summary>What stands in headers, and what a file is called, makes no address fail.</summary>
public sealed class HostileHeaderTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly string[] Headers =
    [
        "Accept", "Accept-Language", "Accept-Encoding", "Authorization", "Cookie", "If-Match", "If-None-Match", "If-Modified-Since",
        "Idempotency-Key", "Last-Event-ID", "Prefer", "Range", "Referer", "Origin", "User-Agent", "X-Forwarded-For", "X-Forwarded-Proto",
        "X-HTTP-Method-Override", "X-Hub-Signature-256", "X-Requested-With", "RequestVerificationToken",
    ];

    private static readonly string[] Values =
    [
        "", " ", "\"", "%00%ud800", "\u00ff\u0080", "\u0663\ud83d\ude42", "-1", "99999999999999999999", "bytes=5-1,-0,0-",
        "sha256=zz", "*/*;q=x", "de-\u00e4;q=1;;,,,", "0001-01-01", "Fri, 99 Xyz 9999 99:99:99 GMT", "Basic !!!", "Bearer ", "W/\"\",\"",
        new string('x', 6_000), new string(',', 3_000),
    ];

    [Theory]
    [InlineData("GET", "/inbox")]
    [InlineData("GET", "/conversations/{0}")]
    [InlineData("GET", "/search?q=a")]
    [InlineData("GET", "/account")]
    [InlineData("GET", "/sign-in")]
    [InlineData("GET", "/css/inbox.css")]
    [InlineData("GET", "/api/conversations")]
    [InlineData("POST", "/api/conversations/{0}/messages")]
    [InlineData("POST", "/api/auth/signin")]
    [InlineData("POST", "/api/webhooks/facebook")]
    [InlineData("POST", "/conversations/{0}/replies")]
    public async Task No_header_makes_an_address_fail(string method, string address)
    {
        var (browser, conversation) = await SignInAsync();
        using (browser)
        {
            foreach (var (header, value) in Headers.SelectMany(header => Values.Select(value => (header, value))))
            {
                using var request = new HttpRequestMessage(new(method), string.Format(null, address, conversation));
                request.Content = method == "POST" ? new StringContent("{}", Encoding.UTF8, "application/json") : null;
                request.Headers.TryAddWithoutValidation(header, value);

                using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

                Assert.True((int)answer.StatusCode < 500, $"{method} {address}, {header}: {value} was answered {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task No_name_of_a_file_makes_an_upload_fail()
    {
        var (browser, conversation) = await SignInAsync();
        using (browser)
        {
            var page = Pages.Parse(await browser.GetStringAsync($"/conversations/{conversation}"));
            var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var name in Values.Concat(["..", "/etc/passwd", "C:\\x.png", "a\u202egnp.exe", "con", ".", new string('.', 300)]))
            {
                using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
                form.Add(new StringContent("With a file"), "text");
                using var file = new ByteArrayContent([1, 2, 3]);
                file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
                {
                    Name = "files",
                    FileNameStar = name,
                };
                form.Add(file);

                using var answer = await browser.PostAsync($"/conversations/{conversation}/replies", form);

                Assert.True((int)answer.StatusCode < 500, $"{name} was answered {answer.StatusCode}");
            }
        }
    }

    /// <summary>A client that sends whatever it is told to.</summary>
    private async Task<(HttpClient Browser, Guid Conversation)> SignInAsync()
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        var (_, email) = await organization.AddAgentAsync();
        await fixture.App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        var conversation = await fixture.App.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
        var browser = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        })
        { BaseAddress = fixture.App.Address };
        using var answer = await browser.PostAsJsonAsync("/api/auth/signin", new { email, password = InboxApp.Password });
        answer.EnsureSuccessStatusCode();
        return (browser, conversation);
    }
}
