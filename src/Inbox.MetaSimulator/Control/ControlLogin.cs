using Inbox.MetaSimulator.Login;

namespace Inbox.MetaSimulator.Control;

/// <summary>A person to make, with Pages described or only counted.</summary>
internal sealed record ControlLogin(
    string Name = "Robin Jansen", int PageCount = 0, bool WithInstagram = false, IReadOnlyList<NewPage>? Pages = null);

internal sealed record ControlLoginAnswer(string Id, string Name, IReadOnlyList<ControlPage> Pages);

internal sealed record ControlPage(string Id, string Name, IReadOnlyList<string> Tasks, string? InstagramId);

/// <summary>A dialog's address as the product wrote it, and what the person does there; no list means everything.</summary>
internal sealed record ControlDialog(
    Uri Address,
    string? Login = null,
    string? Instagram = null,
    IReadOnlyList<string>? Pages = null,
    IReadOnlyList<string>? Declined = null,
    bool Cancel = false);

internal sealed record ControlDialogAnswer(string Location);

/// <summary>Which tokens die of what: one, those of an account, or those of a person.</summary>
internal sealed record ControlTokenFault(string Fault, string? Token = null, string? Account = null, string? Login = null);

internal sealed record ControlPermission(string Login, string Scope);

internal sealed record ControlRole(string Login, string Page);

/// <summary>What an account's installation becomes behind the product's back; no fields removes it.</summary>
internal sealed record ControlInstallation(string Account, IReadOnlyList<string>? Fields = null);

/// <summary>Who removes the app, a person or an Instagram account, and where that is told.</summary>
internal sealed record ControlLeave(string? Login = null, string? Instagram = null, Uri? Address = null);

/// <summary>What the product answered to the callback.</summary>
internal sealed record ControlLeaveAnswer(bool IsAccepted, int? Status, string? Body, string Explanation);

internal sealed record ControlSettings(bool? RequireProof = null, bool? AnswersInstagramFlat = null);
