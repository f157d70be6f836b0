using System.Net;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Contacts;

/// <summary>Admins make the words that a team sorts by.</summary>
public sealed class LabelsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task An_admin_makes_changes_and_removes_a_label()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        using var made = await AddAsync(admin, "  Late   delivery ", "Amber");
        var label = await LabelAsync(organization);
        using var changed = await admin.PostFormAsync(
            "/settings/labels", $"/settings/labels/{label.Id}", ("name", "Delivery"), ("colour", "Blue"));

        Assert.Equal((HttpStatusCode.Redirect, "Late delivery", LabelColour.Amber), (made.StatusCode, label.Name, label.Colour));
        label = await LabelAsync(organization);
        Assert.Equal((HttpStatusCode.Redirect, "Delivery", LabelColour.Blue), (changed.StatusCode, label.Name, label.Colour));

        using var removed = await admin.PostFormAsync("/settings/labels", $"/settings/labels/{label.Id}", ("_method", "DELETE"));
        Assert.DoesNotContain("Delivery", await admin.ReadAsync("/settings/labels"), StringComparison.Ordinal);
        using var again = await AddAsync(admin, "delivery", "Green");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_label()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var id = Guid.CreateVersion7();
        using var first = await AddAsync(admin, "VIP", "Red", id);
        using var second = await AddAsync(admin, "VIP", "Red", id);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Equal(id, (await LabelAsync(organization)).Id);
    }

    [Theory]
    [InlineData("complaint", "Red", "There is a label of that name already")]
    [InlineData("", "Red", "Give it a name of at most 50 characters")]
    [InlineData("   ", "Red", "Give it a name of at most 50 characters")]
    [InlineData("123456789012345678901234567890123456789012345678901", "Red", "Give it a name of at most 50 characters")]
    [InlineData("Wholesale", "Mauve", "one of the colours")]
    public async Task What_cannot_be_a_label_is_refused_in_words(string name, string colour, string words)
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        using var first = await AddAsync(admin, "Complaint", "Red");

        using var refused = await AddAsync(admin, name, colour);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(words, await refused.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("Complaint", (await LabelAsync(organization)).Name);
    }

    [Fact]
    public async Task Who_is_no_admin_makes_no_labels()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();

        using var page = await agent.OpenAsync("/settings/labels");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient admin, string name, string colour, Guid? id = null) => admin.PostFormAsync(
        "/settings/labels", "/settings/labels", ("id", $"{id ?? Guid.CreateVersion7()}"), ("name", name), ("colour", colour));

    private Task<Label> LabelAsync(TestOrganization organization) =>
        app.WithDbAsync(organization.Id, db => db.Labels.AsNoTracking().SingleAsync(l => l.RetiredAt == null));
}
