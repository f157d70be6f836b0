using System.Net;
using System.Text.Json;
using Inbox.MetaSimulator.Wire;

namespace Inbox.Web.Tests.Simulator;

public sealed class ProfileTests
{
    [Fact]
    public async Task A_Messenger_profile_holds_the_fields_that_were_asked_for()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await NewPersonAsync(host, SimulatorHost.Page);

        var response = await host.GraphAsync(
            $"v26.0/{person}?fields=first_name,last_name,profile_pic&access_token={SimulatorHost.Token}");
        var profile = await ReadAsync(response);

        Assert.Equal(["first_name", "last_name", "profile_pic", "id"], profile.EnumerateObject().Select(field => field.Name));
        Assert.Equal("Zoë", profile.GetProperty("first_name").GetString());
        Assert.Equal("O'Neill", profile.GetProperty("last_name").GetString());
        Assert.Contains("X-App-Usage", response.Headers.Select(header => header.Key));
        var picture = await host.Client.GetAsync(
            profile.GetProperty("profile_pic").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_Instagram_profile_has_a_username_and_opens_with_the_Pages_token()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await NewPersonAsync(host, SimulatorHost.Instagram);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"simulator/graph/{person}?fields=name,username,profile_pic");
        request.Headers.Authorization = new("Bearer", SimulatorHost.Token);
        var profile = await ReadAsync(await host.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal("zoe.oneill", profile.GetProperty("username").GetString());
        Assert.Equal(JsonValueKind.Null, profile.GetProperty("profile_pic").ValueKind);
    }

    [Theory]
    [InlineData("{person}?fields=name", 104, null)]
    [InlineData("{person}?fields=name&access_token=EAAwrong", 190, null)]
    [InlineData("{person}?fields=name&access_token=EAASIM104000000000002", 100, 33)]
    [InlineData("v25.0/6100000000000009?fields=name&access_token=EAASIM104000000000001", 100, 33)]
    [InlineData("{person}?fields=name,locale&access_token=EAASIM104000000000001", 100, null)]
    [InlineData("{person}?access_token=EAASIM104000000000001&appsecret_proof=00ff", 100, null)]
    public async Task A_call_that_may_not_see_the_person_is_refused_in_Metas_words(string path, int code, int? subcode)
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await NewPersonAsync(host, SimulatorHost.Page);

        var response = await host.GraphAsync(path.Replace("{person}", person, StringComparison.Ordinal));
        var error = (await ReadAsync(response)).GetProperty("error");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, error.GetProperty("code").GetInt32());
        Assert.Equal(subcode, error.TryGetProperty("error_subcode", out var found) ? found.GetInt32() : null);
        Assert.NotEmpty(error.GetProperty("fbtrace_id").GetString()!);
    }

    [Fact]
    public async Task A_right_proof_is_accepted_plain_and_timed()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await NewPersonAsync(host, SimulatorHost.Page);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var plain = MetaSignature.Proof(SimulatorHost.AppSecret, SimulatorHost.Token);
        var timed = MetaSignature.Proof(SimulatorHost.AppSecret, $"{SimulatorHost.Token}|{now}");

        var answers = new[]
        {
            await host.GraphAsync($"{person}?access_token={SimulatorHost.Token}&appsecret_proof={plain}"),
            await host.GraphAsync($"{person}?access_token={SimulatorHost.Token}&appsecret_proof={timed}&appsecret_time={now}"),
        };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    private static async Task<string> NewPersonAsync(SimulatorHost host, string account)
    {
        var answer = await host.SendAsync(new
        {
            account,
            person = new { firstName = "Zoë", lastName = "O'Neill" },
            text = "Hello",
        });
        return answer.GetProperty("personId").GetString()!;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => JsonDocument.Parse(
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
