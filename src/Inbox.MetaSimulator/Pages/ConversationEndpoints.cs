using Inbox.MetaSimulator.Faults;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.MetaSimulator.Pages;

/// <summary>The conversation page and its forms.</summary>
internal static class ConversationEndpoints
{
    private const string Conversation = "accounts/{accountId}/people/{personId}";

    public static void MapConversations(this IEndpointRouteBuilder pages) => pages.MapGet(Conversation, ShowAsync);

    public static void MapConversationForms(this IEndpointRouteBuilder forms)
    {
        forms.MapPost(Conversation + "/messages", SendAsync);
        forms.MapPost(Conversation + "/acts", ActAsync);
        forms.MapPost(Conversation + "/switches", SwitchAsync);
        forms.MapPost(Conversation + "/hold", HoldAsync);
        forms.MapPost(Conversation + "/release", ReleaseAsync);
    }

    private static async Task<IResult> ShowAsync([AsParameters] ConversationRequest request, Conversations conversations) =>
        await conversations.FindPersonAsync(request) is { } person
            ? Page(await conversations.LoadAsync(request, person))
            : TypedResults.NotFound();

    private static async Task<IResult> SendAsync(
        [AsParameters] ConversationRequest request,
        [FromForm] SendForm form,
        Conversations conversations,
        WebhookDispatcher dispatcher)
    {
        if (await conversations.FindPersonAsync(request) is not { } person)
        {
            return TypedResults.NotFound();
        }

        if (form.Problem is { } problem)
        {
            return Page(
                await conversations.LoadAsync(request, person, problem), StatusCodes.Status422UnprocessableEntity);
        }

        var written = await conversations.WriteAsync(request, person, form);
        await dispatcher.SendAsync([.. written.Select(SimulatedEvent.Of)], form.Switches);
        return Back(request, person);
    }

    private static async Task<IResult> ActAsync(
        [AsParameters] ConversationRequest request, [FromForm] ActForm form, Conversations conversations, PageActs acts)
    {
        if (await conversations.FindPersonAsync(request) is not { } person)
        {
            return TypedResults.NotFound();
        }

        return await acts.DoAsync(person, form, request.Address) is { } problem
            ? Page(await conversations.LoadAsync(request, person, problem), StatusCodes.Status422UnprocessableEntity)
            : Back(request, person);
    }

    private static async Task<IResult> SwitchAsync(
        [AsParameters] ConversationRequest request, [FromForm] SwitchForm form, Conversations conversations, Switchboard switchboard)
    {
        if (await conversations.FindPersonAsync(request) is not { } person)
        {
            return TypedResults.NotFound();
        }

        if (form.NextSend is { Length: > 0 } fault && !FaultNames.IsOfCall(fault))
        {
            return Page(
                await conversations.LoadAsync(request, person, "There is no such fault."), StatusCodes.Status422UnprocessableEntity);
        }

        form.Apply(switchboard, person.Account);
        return Back(request, person);
    }

    private static async Task<IResult> HoldAsync(
        [AsParameters] ConversationRequest request,
        [FromForm] int count,
        Conversations conversations,
        HeldDeliveries held)
    {
        if (await conversations.FindPersonAsync(request) is not { } person)
        {
            return TypedResults.NotFound();
        }

        held.Hold(person.Account, Math.Clamp(count, 2, 50));
        return Back(request, person);
    }

    private static async Task<IResult> ReleaseAsync(
        [AsParameters] ConversationRequest request, Conversations conversations, WebhookDispatcher dispatcher)
    {
        if (await conversations.FindPersonAsync(request) is not { } person)
        {
            return TypedResults.NotFound();
        }

        await dispatcher.ReleaseAsync(person.Account);
        return Back(request, person);
    }

    private static RazorComponentResult<ConversationView> Page(
        ConversationPage page, int status = StatusCodes.Status200OK) => new(new { Page = page }) { StatusCode = status };

    private static RedirectHttpResult Back(ConversationRequest request, Person person) =>
        TypedResults.Redirect(request.Address.Conversation(person) + "#latest");
}
