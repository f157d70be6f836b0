using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>What can be asked of contacts and of conversations, and how it is written.</summary>
[Route("filters")]
public sealed class FilterHelpController(InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var contacts = await ShownContactFilter.LoadAsync(db, reader, filter: null, clock.GetUtcNow(), cancellationToken);
        var words = await FilterVocabulary.LoadAsync(db, cancellationToken);
        var conversations = new ConversationFields(db, reader, words, clock.GetUtcNow()).Compiler;
        return View("FilterHelp", new FilterHelpPage([.. contacts.Language.All], [.. conversations.All]));
    }
}

/// <param name="Contacts">What can be asked of contacts.</param>
/// <param name="Conversations">What can be asked of conversations.</param>
public sealed record FilterHelpPage(IReadOnlyList<FilterField> Contacts, IReadOnlyList<FilterField> Conversations);
