using System.Net;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Views;

/// <summary>A labelled control, what is wrong with it and what helps with it, as a screen reader puts them together.</summary>
public sealed class FieldTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_field_is_labelled_and_described_and_a_refusal_is_said_with_it()
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        using var browser = await organization.SignInAsync(AgentRole.Admin);

        var page = await browser.GetPageAsync("/settings/invitations/new");

        var fine = ControlOf(page, "E-mail");
        Assert.Null(fine.GetAttribute("aria-invalid"));
        Assert.Equal("email-hint", fine.GetAttribute("aria-describedby"));
        Assert.StartsWith("With an e-mail", page.GetElementById("email-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".field__error"));

        using var response = await browser.PostFormAsync(page, "/settings/invitations", ("Email", "nobody"), ("Role", "AGENT"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var refused = ControlOf(Pages.Parse(await response.Content.ReadAsStringAsync()), "E-mail");
        Assert.Equal("true", refused.GetAttribute("aria-invalid"));
        Assert.Equal("email-hint email-error", refused.GetAttribute("aria-describedby"));
        Assert.NotEmpty(refused.Owner!.GetElementById("email-error")!.TextContent);
    }

    private static IHtmlInputElement ControlOf(IHtmlDocument page, string label) =>
        Assert.IsAssignableFrom<IHtmlInputElement>(
            page.GetElementById(Assert.Single(page.QuerySelectorAll(".field__label"), x => x.TextContent == label).GetAttribute("for")!));
}
