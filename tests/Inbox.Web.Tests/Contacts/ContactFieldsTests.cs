using System.Net;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Contacts;

/// <summary>Admins say what else their team wants to know of people.</summary>
public sealed class ContactFieldsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Address = "/settings/contact-fields";

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_field_is_made_renamed_put_first_removed_and_brought_back_with_its_values()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var size = await AddAsync(admin, "Größe", ContactFieldKind.Number);
        using var taste = await AddAsync(admin, "Taste", ContactFieldKind.Choices, "Oak\nBirch\noak");
        var fields = await FieldsAsync(organization);
        Assert.Equal([("grosse", "Größe"), ("taste", "Taste")], fields.Select(field => (field.Key, field.Name)));
        Assert.Equal(["Oak", "Birch"], fields[1].Options);
        var contact = await app.WithDbAsync(organization.Id, async db =>
        {
            var ada = db.Contacts.Add(new Contact(organization.Id, "Ada", DateTimeOffset.UtcNow)).Entity;
            ada.SetOwnValue("grosse", 42.5m);
            await db.SaveChangesAsync();
            return ada.Id;
        });

        using var renamed = await admin.PostFormAsync(
            Address, $"{Address}/{fields[0].Id}", ("name", "Length"), ("isBesideThread", "false"));
        using var raised = await admin.PostFormAsync(Address, $"{Address}/{fields[1].Id}/place");
        using var removed = await admin.PostFormAsync(Address, $"{Address}/{fields[0].Id}", ("_method", "DELETE"));

        Assert.DoesNotContain("Length", await FactsAsync(admin, contact), StringComparison.Ordinal);
        using var restored = await admin.PostFormAsync(Address, $"{Address}/{fields[0].Id}/place");
        fields = await FieldsAsync(organization);
        Assert.Equal([("taste", "Taste"), ("grosse", "Length")], fields.Select(field => (field.Key, field.Name)));
        Assert.Contains("Length 42.5", await FactsAsync(admin, contact), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ContactFieldKind.Text, "  two  words ", "two  words", "\"two  words\"")]
    [InlineData(ContactFieldKind.LongText, "one\r\ntwo", "one\ntwo", "\"one\\ntwo\"")]
    [InlineData(ContactFieldKind.Number, "-3.50", "-3.5", "-3.5")]
    [InlineData(ContactFieldKind.Number, "1000000", "1000000", "1000000")]
    [InlineData(ContactFieldKind.Date, "2024-02-29", "2024-02-29", "\"2024-02-29\"")]
    [InlineData(ContactFieldKind.YesOrNo, "no", "no", "false")]
    [InlineData(ContactFieldKind.Choice, "birch", "Birch", "\"Birch\"")]
    [InlineData(ContactFieldKind.Choices, "Birch\nOak", "Oak\nBirch", "[\"Oak\",\"Birch\"]")]
    [InlineData(ContactFieldKind.Link, "https://example.com/a?b=c", "https://example.com/a?b=c", "\"https://example.com/a?b=c\"")]
    public void A_value_is_kept_by_its_type(ContactFieldKind kind, string typed, string text, string json)
    {
        var field = Field(kind);

        var parsed = OwnValueParser.Parse(field, typed.ReplaceLineEndings("\n").Trim());
        var kept = OwnValueParser.ToJson(kind, parsed.Text)!;

        Assert.Null(parsed.Error);
        Assert.Equal((text, json), (parsed.Text, kept.ToJsonString(Plain)));
        Assert.Equal(text, OwnValueParser.ToText(kind, System.Text.Json.Nodes.JsonNode.Parse(kept.ToJsonString())));
    }

    [Theory]
    [InlineData(ContactFieldKind.Number, "1,5")]
    [InlineData(ContactFieldKind.Number, "1.000,5")]
    [InlineData(ContactFieldKind.Number, "1e3")]
    [InlineData(ContactFieldKind.Number, "1000000000000000")]
    [InlineData(ContactFieldKind.Number, "0.0000001")]
    [InlineData(ContactFieldKind.Number, "NaN")]
    [InlineData(ContactFieldKind.Date, "2023-02-29")]
    [InlineData(ContactFieldKind.Date, "29.02.2024")]
    [InlineData(ContactFieldKind.Date, "2024-02-29T10:00")]
    [InlineData(ContactFieldKind.YesOrNo, "maybe")]
    [InlineData(ContactFieldKind.Choice, "Ash")]
    [InlineData(ContactFieldKind.Choices, "Oak\nAsh")]
    [InlineData(ContactFieldKind.Link, "javascript:alert(1)")]
    [InlineData(ContactFieldKind.Link, "example")]
    public void What_is_no_value_of_the_kind_is_refused(ContactFieldKind kind, string typed) =>
        Assert.NotNull(OwnValueParser.Parse(Field(kind), typed).Error);

    [Theory]
    [InlineData("", ContactFieldKind.Text, "", "Give the field a name")]
    [InlineData("Size", ContactFieldKind.Text, "", "There is a field of that name already")]
    [InlineData("Taste", ContactFieldKind.Choice, "", "what there is to choose from")]
    [InlineData("Taste", ContactFieldKind.Phone, "", "Choose one of the kinds")]
    public async Task What_cannot_be_a_field_is_refused_in_words(string name, ContactFieldKind kind, string options, string words)
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var first = await AddAsync(admin, "size", ContactFieldKind.Text);

        using var refused = await AddAsync(admin, name, kind, options);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(words, await refused.TextAsync(), StringComparison.Ordinal);
        Assert.Single(await FieldsAsync(organization));
    }

    [Fact]
    public async Task A_key_is_nobody_elses_and_no_word_of_ours()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        foreach (var name in new[] { "Phone", "a b", "A-B", "日本", "العربية" })
        {
            using var added = await AddAsync(admin, name, ContactFieldKind.Text);
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }

        Assert.Equal(["phone-2", "a-b", "a-b-2", "field", "field-2"], (await FieldsAsync(organization)).Select(field => field.Key));
    }

    [Fact]
    public async Task Who_is_no_admin_makes_no_fields_and_a_stranger_changes_none()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var made = await AddAsync(admin, "Size", ContactFieldKind.Text);
        var field = Assert.Single(await FieldsAsync(organization));
        using var agent = await organization.SignInAsync();
        using var stranger = await (await TestOrganization.CreateAsync(app)).SignInAsync(AgentRole.Owner);

        using var page = await agent.GetAsync(new Uri(Address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        foreach (var address in new[] { $"{Address}/{field.Id}", $"{Address}/{field.Id}/place" })
        {
            using var refused = await agent.PostFormAsync("/contacts", address, ("name", "Mine"));
            using var unknown = await stranger.PostFormAsync(Address, address, ("name", "Mine"));
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (refused.StatusCode, unknown.StatusCode));
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ContactField Field(ContactFieldKind kind)
    {
        var field = new ContactField(Guid.CreateVersion7(), Guid.CreateVersion7(), "field", "Field", kind, position: 0);
        field.Change("Field", isBesideThread: true, ["Oak", "Birch"]);
        return field;
    }

    private static async Task<string> FactsAsync(HttpClient browser, Guid contact) =>
        (await browser.GetPageAsync($"/contacts/{contact}")).QuerySelector(".facts")!.Seen();

    private static Task<HttpResponseMessage> AddAsync(HttpClient admin, string name, ContactFieldKind kind, string options = "") =>
        admin.PostFormAsync(
            Address, Address, ("id", Guid.CreateVersion7().ToString()), ("name", name), ("kind", kind.ToString()), ("options", options),
            ("isBesideThread", "true"));

    private Task<List<ContactField>> FieldsAsync(TestOrganization organization) => app.WithDbAsync(organization.Id, db =>
        db.ContactFields.AsNoTracking().Where(f => f.RetiredAt == null).OrderBy(f => f.Position).ToListAsync());
}
