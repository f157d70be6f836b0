namespace Inbox.Web.Views;

/// <summary>All text of the product in the languages beside English: Words.de.resx, Words.ar.resx. The keys are the English text.</summary>
public sealed class Words
{
    private Words()
    {
    }
}
