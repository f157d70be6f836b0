using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>Somebody who writes to the demo's Page by the simulator's pages, under a name of their own.</summary>
public sealed class Customer
{
    private readonly Visitor visitor;

    private Customer(Visitor visitor, string name) => (this.visitor, Name) = (visitor, name);

    public string Name { get; }

    public static async Task<Customer> MeetAsync(Visitor visitor)
    {
        var customer = new Customer(visitor, $"Wilhelmina {TestOrganization.NextId()}");
        await visitor.GoAsync("/simulator");
        await visitor.Link("Habitat & Söhne Hamburg").ClickAsync();
        await visitor.Page.GetByLabel("First name").FillAsync(customer.Name.Split(' ')[0]);
        await visitor.Page.GetByLabel("Last name").FillAsync(customer.Name.Split(' ')[1]);
        await visitor.Button("Be someone new").ClickAsync();
        return customer;
    }

    public async Task WriteAsync(string text)
    {
        await visitor.Page.GetByLabel("Message", new() { Exact = true }).FillAsync(text);
        await visitor.Button("Send").ClickAsync();
        await Assertions.Expect(
            visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Messages" }).GetByText(text, new() { Exact = true }))
                .ToBeVisibleAsync();
    }
}
