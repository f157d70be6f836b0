using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Support;

/// <summary>One contact of one channel, and what can happen between them, in Meta's words (meta-platform 2).</summary>
internal sealed class Happenings(InboxApp app, TestOrganization organization, bool isInstagram = false)
{
    public TestOrganization Organization => organization;

    public string Contact { get; } = TestOrganization.NextId();

    public string Channel => isInstagram ? organization.InstagramId : organization.PageId;

    public JsonObject Said(string mid, string? text, string? more = null) =>
        FromContact("message", Merged($$"""{"mid":"{{mid}}"}""", text, more));

    public JsonObject Echoed(string mid, string? text, string? more = null)
    {
        var echo = FromContact("message", Merged($$"""{"mid":"{{mid}}","is_echo":true}""", text, more));
        (echo["sender"], echo["recipient"]) = (new JsonObject { ["id"] = Channel }, new JsonObject { ["id"] = Contact });
        return echo;
    }

    public JsonObject Reacted(string mid, string? emoji) => FromContact("reaction", emoji is null
        ? new JsonObject { ["mid"] = mid, ["action"] = "unreact" }
        : new JsonObject { ["mid"] = mid, ["action"] = "react", ["reaction"] = "other", ["emoji"] = emoji });

    public JsonObject Edited(string mid, string text, int number) =>
        FromContact("message_edit", new JsonObject { ["mid"] = mid, ["text"] = text, ["num_edit"] = number });

    public JsonObject Unsent(string mid) => FromContact("message", new JsonObject { ["mid"] = mid, ["is_deleted"] = true });

    public JsonObject FromContact(string key, JsonNode value) => new()
    {
        ["sender"] = new JsonObject { ["id"] = Contact },
        ["recipient"] = new JsonObject { ["id"] = Channel },
        ["timestamp"] = Payload.NextTime(),
        [key] = value,
    };

    /// <summary>Posts each in a webhook of its own, one after the other.</summary>
    public async Task HappenAsync(params JsonObject[] happenings)
    {
        foreach (var happening in happenings)
        {
            await app.ReceiveAsync(Body("messaging", happening));
        }
    }

    public string Body(string list, params JsonObject[] happenings) => new JsonObject
    {
        ["object"] = isInstagram ? "instagram" : "page",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = Channel,
            ["time"] = Payload.NextTime(),
            [list] = new JsonArray([.. happenings.Select(h => (JsonNode)h.DeepClone())]),
        }),
    }.ToJsonString();

    public async Task<IHtmlDocument> PageAsync()
    {
        using var browser = await organization.SignInAsync();
        return await browser.GetPageAsync($"/conversations/{await ConversationIdAsync()}");
    }

    /// <summary>The messages of the API, the first one first.</summary>
    public async Task<JsonArray> ApiAsync()
    {
        using var browser = await organization.SignInAsync();
        var json = await browser.GetStringAsync($"/api/conversations/{await ConversationIdAsync()}/messages");
        return new JsonArray([.. JsonNode.Parse(json)!.AsArray().Reverse().Select(m => m!.DeepClone())]);
    }

    public Task<Guid> ConversationIdAsync() => app.WithDbAsync(organization.Id, db => (
        from conversation in db.Conversations
        join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
        where identity.ExternalId == Contact
        select conversation.Id).SingleAsync());

    private static JsonObject Merged(string json, string? text, string? more)
    {
        var message = JsonNode.Parse(json)!.AsObject();
        if (text is not null)
        {
            message["text"] = text;
        }

        foreach (var (key, value) in JsonNode.Parse(more ?? "{}")!.AsObject())
        {
            message[key] = value?.DeepClone();
        }

        return message;
    }
}
