using System.Net;
using System.Text;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Tests.Meta;

public sealed class GraphClientTests
{
    private const string Token = "EAAtesttoken";
    private const string Proof = "ce54f32adad60074a1453c3168447959c31c1dc6a10604430250454ca199f06e";

    [Fact]
    public void The_proof_is_that_of_the_documentation() =>
        Assert.Equal(Proof, AppSecretProof.Of(Token, "test_app_secret_0123456789abcdef"));

    [Fact]
    public async Task A_Messenger_profile_has_first_and_last_name()
    {
        var graph = new Graph(
            """{"id":"61","name":"Ada Byron","first_name":"Ada","last_name":"Byron","profile_pic":"https:\/\/platform-lookaside.fbsbx.com\/1.jpg"}""");

        var answer = await graph.AskAsync(Platform.Messenger);

        Assert.Equal(ProfileOutcome.Found, answer.Outcome);
        Assert.Equal(new GraphProfile("Ada", "Byron", null, "https://platform-lookaside.fbsbx.com/1.jpg"), answer.Profile);
        Assert.Equal(
            $"http://graph.test/simulator/v26.0/6100000000000001?fields=name,first_name,last_name,profile_pic&appsecret_proof={Proof}",
            graph.Request!.RequestUri!.AbsoluteUri);
        Assert.Equal($"Bearer {Token}", graph.Request.Headers.Authorization!.ToString());
    }

    [Fact]
    public async Task An_Instagram_profile_has_one_name_and_a_username()
    {
        var graph = new Graph(
            """
            {"name":"Ada","username":"ada.b","profile_pic":null,"id":"72","follower_count":12,"is_user_follow_business":true,
             "is_business_follow_user":false,"is_verified_user":null}
            """);

        var answer = await graph.AskAsync(Platform.Instagram);

        var expected = new GraphProfile("Ada", null, "ada.b", null)
        {
            FollowerCount = 12,
            FollowsBusiness = true,
            IsFollowedByBusiness = false,
        };
        Assert.Equal(expected, answer.Profile);
        Assert.Contains(
            "fields=name,username,profile_pic,follower_count,is_verified_user,is_user_follow_business,is_business_follow_user&",
            graph.Request!.RequestUri!.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"first_name":"\ud83d","last_name":"B\u0000"}""", "\ufffd", "B\ufffd")]
    [InlineData("""{"name":"Ada Byron"}""", "Ada Byron", null)]
    [InlineData("""{"name":"Ada Byron","last_name":"Byron"}""", null, "Byron")]
    [InlineData("""{"first_name":" Ada ","last_name":""}""", "Ada", null)]
    public async Task Names_are_taken_as_they_can_be(string body, string? first, string? last)
    {
        var answer = await new Graph(body).AskAsync();

        Assert.Equal((first, last), (answer.Profile!.FirstName, answer.Profile.LastName));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"6100000000000001"}""")]
    [InlineData("""{"id":"6100000000000001","name":null,"first_name":" ","profile_pic":""}""")]
    [InlineData("""{"name":{},"first_name":[]}""")]
    public async Task Nothing_readable_is_asked_again_later(string body) =>
        Assert.Equal(ProfileOutcome.NothingReadable, (await new Graph(body).AskAsync()).Outcome);

    [Theory]
    [InlineData(100, 2018218, ProfileOutcome.None)]
    [InlineData(100, 33, ProfileOutcome.None)]
    [InlineData(100, 2018247, ProfileOutcome.None)]
    [InlineData(9010, null, ProfileOutcome.None)]
    [InlineData(3, null, ProfileOutcome.NothingReadable)]
    [InlineData(10, null, ProfileOutcome.NothingReadable)]
    [InlineData(200, null, ProfileOutcome.NothingReadable)]
    [InlineData(230, null, ProfileOutcome.NothingReadable)]
    [InlineData(77777, null, ProfileOutcome.NothingReadable)]
    [InlineData(190, 460, ProfileOutcome.TokenRefused)]
    [InlineData(190, null, ProfileOutcome.TokenRefused)]
    [InlineData(102, null, ProfileOutcome.TokenRefused)]
    [InlineData(1, null, ProfileOutcome.TryLater)]
    [InlineData(2, null, ProfileOutcome.TryLater)]
    [InlineData(4, null, ProfileOutcome.TryLater)]
    [InlineData(17, null, ProfileOutcome.TryLater)]
    [InlineData(32, null, ProfileOutcome.TryLater)]
    [InlineData(613, null, ProfileOutcome.TryLater)]
    [InlineData(80006, null, ProfileOutcome.TryLater)]
    [InlineData(104, null, ProfileOutcome.TryLater)]
    public async Task An_error_is_decided_by_its_code_whatever_the_status(int code, int? subcode, ProfileOutcome outcome)
    {
        var body = $$$"""{"error":{"message":"m","type":"OAuthException","code":{{{code}}},"error_subcode":{{{(object?)subcode ?? "null"}}},"fbtrace_id":"Axyz"}}""";

        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden })
        {
            var answer = await new Graph(body, status).AskAsync();

            Assert.Equal(outcome, answer.Outcome);
            Assert.Equal(new GraphError(code, subcode, "m", false, "Axyz"), answer.Error);
        }
    }

    [Fact]
    public async Task A_refused_proof_is_our_fault_and_not_the_channels()
    {
        var answer = await new Graph(
            """{"error":{"message":"Invalid appsecret_proof provided in the API argument","code":100}}""", HttpStatusCode.BadRequest)
                .AskAsync();

        Assert.Equal(ProfileOutcome.TryLater, answer.Outcome);
        Assert.True(answer.Error!.IsProofRefused);
        Assert.False(answer.Error.IsTokenRefused);
    }

    [Theory]
    [InlineData("""{"error":{"message":"m","code":77777,"is_transient":true}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"error":{"message":"m","code":77777}}""", HttpStatusCode.InternalServerError)]
    [InlineData("<html>Sorry, something went wrong.</html>", HttpStatusCode.OK)]
    [InlineData("<html>Sorry, something went wrong.</html>", HttpStatusCode.BadGateway)]
    [InlineData("{\"first_name\":\"Ad", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("[]", HttpStatusCode.OK)]
    [InlineData("null", HttpStatusCode.OK)]
    [InlineData("{}", HttpStatusCode.ServiceUnavailable)]
    [InlineData("{}", HttpStatusCode.TooManyRequests)]
    [InlineData("", HttpStatusCode.Redirect)]
    public async Task An_outage_is_tried_later(string body, HttpStatusCode status) =>
        Assert.Equal(ProfileOutcome.TryLater, (await new Graph(body, status).AskAsync()).Outcome);

    [Fact]
    public async Task A_broken_connection_and_a_timeout_are_tried_later()
    {
        Assert.Equal(ProfileOutcome.TryLater, (await new Graph(new HttpRequestException("reset")).AskAsync()).Outcome);
        Assert.Equal(ProfileOutcome.TryLater, (await new Graph(new TaskCanceledException("timeout")).AskAsync()).Outcome);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off_and_tried_later() =>
        Assert.Equal(ProfileOutcome.TryLater, (await new Graph($"{{\"name\":\"{new string('x', 100_000)}\"}}").AskAsync()).Outcome);

    [Fact]
    public async Task Our_own_cancellation_is_passed_on()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Graph("{}").AskAsync(cancellationToken: cancelled.Token));
    }

    /// <summary>A Graph API that gives one answer to everything.</summary>
    private sealed class Graph : HttpMessageHandler
    {
        private readonly Func<HttpResponseMessage> answer;

        public Graph(string body, HttpStatusCode status = HttpStatusCode.OK) =>
            answer = () => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        public Graph(Exception exception) => answer = () => throw exception;

        public HttpRequestMessage? Request { get; private set; }

        public async Task<ProfileResponse> AskAsync(
            Platform platform = Platform.Messenger, CancellationToken? cancellationToken = null)
        {
            using var http = new HttpClient(this, disposeHandler: false) { MaxResponseContentBufferSize = 64 * 1024 };
            var options = Options.Create(new MetaOptions
            {
                AppSecret = "test_app_secret_0123456789abcdef",
                GraphAddress = new Uri("http://graph.test/simulator"),
            });
            return await new GraphClient(http, options).GetProfileAsync(
                platform, "6100000000000001", new(Token, "test_app_secret_0123456789abcdef"), cancellationToken
                    ?? TestContext.Current.CancellationToken);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Request = request;
            return Task.FromResult(answer());
        }
    }
}
