using System.Text.Json;
using System.Web;
using Inbox.Testing;

namespace Inbox.Web.Tests.Channels;

/// <summary>Meta's login side as meta-platform 1.8, 4.3, 4.5 and 4.7 describe it, for one person and their Pages.</summary>
internal sealed class MetaStub
{
    public const string PersonToken = "EAAperson-long-lived-secret";
    public const string ShortToken = "EAAperson-short-secret";
    public const string InstagramToken = "IGAAlong-lived-secret";
    public const string AppId = "220000000000001";

    private readonly HashSet<string> usedCodes = [];

    public MetaStub(GraphApiStub graph) => graph.AnswerWhen = Answer;

    public string UserId { get; } = TestOrganization.NextId();

    public List<object> Pages { get; } = [];

    /// <summary>How many Pages the list holds in one part.</summary>
    public int PartSize { get; set; } = 100;

    public string InstagramId { get; } = TestOrganization.NextId();

    public List<string> Subscribed { get; } = [];

    public List<string> Unsubscribed { get; } = [];

    /// <summary>What a Page's installation is subscribed to; all that was asked for unless set.</summary>
    public string[]? SubscribedFields { get; set; }

    /// <summary>The fields that may be subscribed to; any unless set.</summary>
    public string[]? KnownFields { get; set; }

    public int? DeadSubcode { get; set; }

    public string[] Scopes { get; set; } = ["pages_messaging", "pages_manage_metadata", "instagram_basic", "instagram_manage_messages"];

    public static string PageToken(string id) => $"EAApage-secret-{id}";

    public string AddPage(string name, string[]? tasks = null, string? instagramId = null, string? id = null)
    {
        id ??= TestOrganization.NextId();
        Pages.Add(new
        {
            id,
            name,
            access_token = PageToken(id),
            tasks = tasks ?? ["MESSAGING", "MODERATE"],
            instagram_business_account = instagramId is null ? null : new { id = instagramId, username = $"insta.{id}" },
        });
        return id;
    }

    private string? Answer(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        var query = HttpUtility.ParseQueryString(address.Query);
        return address.Segments[^1].Trim('/') switch
        {
            "access_token" when request.Method == HttpMethod.Post =>
                """{"data":[{"access_token":"IGAAshort-secret","user_id":"1","permissions":"a"}]}""",
            "access_token" when query["grant_type"] == "ig_exchange_token" =>
                $$"""{"access_token":"{{InstagramToken}}","token_type":"bearer","expires_in":5183944}""",
            "refresh_access_token" => """{"access_token":"IGAArenewed-secret","token_type":"bearer","expires_in":5183944}""",
            "access_token" when query["grant_type"] == "fb_exchange_token" =>
                $$"""{"access_token":"{{PersonToken}}","token_type":"bearer"}""",
            "access_token" => Exchange(query["code"]!),
            "accounts" => ListPages(query["after"]),
            "me" when address.Host.Contains("instagram", StringComparison.Ordinal) =>
                $$"""{"id":"{{UserId}}","user_id":"{{InstagramId}}","username":"habitat.insta","account_type":"BUSINESS"}""",
            "me" => $$"""{"id":"{{UserId}}"}""",
            "debug_token" => DescribeToken(),
            "subscribed_apps" => Subscriptions(request, address.Segments[^2].Trim('/'), query["subscribed_fields"]),
            _ => null,
        };
    }

    private string Exchange(string code) => code.StartsWith("good", StringComparison.Ordinal) && usedCodes.Add(code)
        ? $$"""{"access_token":"{{ShortToken}}","token_type":"bearer","expires_in":5100}"""
        : """{"error":{"message":"This authorization code has been used.","type":"OAuthException","code":100,"error_subcode":36009}}""";

    private string ListPages(string? after)
    {
        var from = after is null ? 0 : int.Parse(after, System.Globalization.CultureInfo.InvariantCulture);
        var isLast = from + PartSize >= Pages.Count;
        var next = isLast ? null : "https://graph.facebook.com/next";
        return JsonSerializer.Serialize(new
        {
            data = Pages.Skip(from).Take(PartSize),
            paging = new { cursors = new { before = "0", after = $"{from + PartSize}" }, next },
        });
    }

    private string DescribeToken() => DeadSubcode is { } subcode
        ? $$$"""{"data":{"app_id":"{{{AppId}}}","is_valid":false,"error":{"code":190,"subcode":{{{subcode}}},"message":"no"},"expires_at":0,"scopes":[]}}"""
        : JsonSerializer.Serialize(
            new
            {
                data = new
                {
                    app_id = AppId,
                    is_valid = true,
                    expires_at = 0,
                    data_access_expires_at = 4102444800,
                    scopes = Scopes,
                    user_id = UserId
                }
            });

    private string Subscriptions(HttpRequestMessage request, string id, string? fields)
    {
        if (request.Method == HttpMethod.Delete)
        {
            Unsubscribed.Add(id);
        }
        else if (request.Method == HttpMethod.Post && KnownFields is { } known
            && Array.FindIndex(fields!.Split(','), f => !known.Contains(f)) is >= 0 and var unknown)
        {
            return $$$"""{"error":{"message":"(#100) Param subscribed_fields[{{{unknown}}}] must be one of {{{{string.Join(", ", known)}}}}","type":"OAuthException","code":100}}""";
        }
        else if (request.Method == HttpMethod.Post)
        {
            Subscribed.Add(id);
            SubscribedFields = fields!.Split(',');
        }
        else
        {
            return JsonSerializer.Serialize(
                new { data = new[] { new { id = AppId, name = "Our Inbox", subscribed_fields = SubscribedFields ?? [] } } });
        }

        return """{"success":true}""";
    }
}
